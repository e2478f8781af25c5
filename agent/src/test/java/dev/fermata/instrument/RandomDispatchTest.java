package dev.fermata.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the dispatch of twins with that of plain methods over random hierarchies. The seed is
 * fixed unless given, because there are hierarchies that crash HotSpot, plain as they are.
 */
class RandomDispatchTest {
  private static final int HIERARCHIES = Integer.getInteger("fermata.hierarchies", 300);
  private static final long SEED = Long.getLong("fermata.seed", 1);
  private static final int MAX_DEPTH = 4;

  private long repairs;
  private long twinCalls;

  @Test
  void twin_ends_where_the_plain_method_does() {
    for (long seed = SEED; seed < SEED + HIERARCHIES; seed++) {
      check(seed);
    }
    // else nothing was compared
    assertThat(twinCalls).as("seed " + SEED).isGreaterThan(HIERARCHIES);
    assertThat(repairs).as("seed " + SEED).isGreaterThan(HIERARCHIES / 10);
  }

  private void check(long seed) {
    String[] lines = new Hierarchy(new Random(seed)).lines();
    try {
      SketchedProgram program = new SketchedProgram(lines);
      program.assertDispatchedAlike();
      repairs += program.repairs().size();
      twinCalls += program.twinCalls();
    } catch (Throwable failure) {
      String lead = "-Dfermata.seed=" + seed + "\n" + String.join("\n", lines);
      throw new AssertionError(lead, failure);
    }
  }

  /** Types that name only earlier ones. */
  private static final class Hierarchy {
    private final Random random;
    private final List<Type> types = new ArrayList<>();

    /** Signatures for private methods of classes: HotSpot may let them hide a default below. */
    private final List<String> privates;

    Hierarchy(Random random) {
      this.random = random;
      this.privates = chance(20) ? List.of("n") : List.of();
    }

    String[] lines() {
      List<String> lines = new ArrayList<>();
      int count = 3 + random.nextInt(7);
      for (int i = 0; i < count; i++) {
        lines.add(line(i));
      }
      return lines.toArray(String[]::new);
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private String line(int index) {
      boolean isInterface = chance(45);
      String name = (chance(65) ? "p/" : "q/") + (isInterface ? "I" : "C") + index;
      List<Type> supers = new ArrayList<>();
      if (!isInterface && chance(75)) {
        supers.addAll(pick(false, 1));
      }
      int classes = supers.size();
      supers.addAll(pick(true, random.nextInt(4)));
      Type type = new Type(name, isInterface, supers);
      List<Sketch.Method> methods = methods(isInterface, !supers.isEmpty());
      methods.removeIf(type::isLeftToTheJvm);
      methods.forEach(type::declare);
      types.add(type);
      StringBuilder line = new StringBuilder(chance(15) ? "left " : "");
      // of what an unknown class inherits nothing can be known
      line.append(!isInterface && supers.isEmpty() && chance(15) ? "unknown " : "");
      line.append(!isInterface && chance(25) ? "abstract " : "");
      line.append(isInterface ? "interface " : "class ").append(name);
      appendSupers(line, isInterface, supers, classes);
      line.append(methods.isEmpty() ? "" : " : ");
      return line + methods.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static void appendSupers(
        StringBuilder line, boolean isInterface, List<Type> supers, int classes) {
      if (classes == 1) {
        line.append(" extends ").append(supers.get(0).name);
      }
      for (int i = classes; i < supers.size(); i++) {
        String first = isInterface ? " extends " : " implements ";
        line.append(i == classes ? first : " ").append(supers.get(i).name);
      }
    }

    private List<Type> pick(boolean interfaces, int count) {
      List<Type> candidates = new ArrayList<>();
      for (Type type : types) {
        if (type.isInterface == interfaces && type.depth < MAX_DEPTH) {
          candidates.add(type);
        }
      }
      List<Type> picked = new ArrayList<>();
      for (int i = 0; i < count && !candidates.isEmpty(); i++) {
        picked.add(candidates.remove(random.nextInt(candidates.size())));
      }
      return picked;
    }

    private List<Sketch.Method> methods(boolean isInterface, boolean canCallSuper) {
      List<Sketch.Method> methods = new ArrayList<>();
      for (String name : List.of("m", "n", "toString")) {
        if (chance(name.equals("toString") ? 12 : isInterface ? 50 : 30)
            && !(isInterface && privates.contains(name))) {
          String modifiers = isInterface ? ofInterface(canCallSuper) : ofClass(canCallSuper);
          if (!modifiers.contains("private") || isInterface || privates.contains(name)) {
            methods.add(Sketch.Method.parse(modifiers + name));
          }
        }
      }
      return methods;
    }

    private String ofInterface(boolean canCallSuper) {
      String mark = chance(45) ? "marked " : "";
      int kind = random.nextInt(100);
      if (kind < 40) {
        return mark + "abstract ";
      }
      String access = kind < 45 ? "private " : kind < 50 ? "static " : "";
      boolean callsSuper = access.isEmpty() && canCallSuper && chance(30);
      return mark + access + (callsSuper ? "super " : "");
    }

    private String ofClass(boolean canCallSuper) {
      String mark = chance(30) ? "marked " : "";
      int kind = random.nextInt(100);
      String access =
          kind < 25 ? "package " : kind < 35 ? "protected " : kind < 40 ? "private " : "";
      if (chance(5)) {
        return mark + access + "static ";
      }
      if (!access.equals("private ") && chance(10)) {
        return "abstract " + mark + access;
      }
      return mark + access + (canCallSuper && chance(30) ? "super " : "");
    }
  }

  /** What later types have to know of a type. */
  private static final class Type {
    private final String name;
    private final boolean isInterface;
    private int depth = 1;

    /** Own and inherited ones. */
    private final List<Declared> all = new ArrayList<>();

    private record Declared(Type type, Sketch.Method method) {
      private boolean isOf(String signature) {
        return method.name().equals(signature);
      }
    }

    Type(String name, boolean isInterface, List<Type> supers) {
      this.name = name;
      this.isInterface = isInterface;
      for (Type each : supers) {
        depth = Math.max(depth, each.depth + 1);
        all.addAll(each.all);
      }
    }

    void declare(Sketch.Method method) {
      all.add(new Declared(this, method));
    }

    /**
     * Tells whether the method has less access than one of an interface: HotSpot then hides
     * defaults that JVMS 5.4.6 does not hide, and 17 crashes on some.
     */
    boolean isLeftToTheJvm(Sketch.Method method) {
      boolean hides = !method.isPublic() || method.is("static");
      return all.stream()
          .filter(above -> above.isOf(method.name()))
          .anyMatch(above -> hides && above.type.isInterface);
    }
  }
}
