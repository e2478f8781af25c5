package dev.fermata.oracle;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.layout.FrameField;
import dev.fermata.instrument.layout.FrameLayout;
import dev.fermata.instrument.resolve.Marks;
import dev.fermata.instrument.resolve.Suspendables;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import dev.fermata.runtime.Frame;
import dev.fermata.runtime.FrameStack;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks for dead values in the frames of a stack. */
final class FrameContents {
  private static final String RUNTIME = "dev.fermata.runtime.";

  private final Map<String, Kind> kinds = new HashMap<>();
  private int looked;

  /** What the frames of one method may hold. */
  private record Kind(
      String method,
      MethodAnalysis analysis,
      FrameLayout layout,
      PathLiveness liveness,
      Map<Integer, Set<String>> known) {
    /** The fields that may hold something while a frame is suspended. */
    Set<String> liveAt(int label) {
      SuspensionPoint point = analysis.points().get(label - 1);
      return known.computeIfAbsent(
          -label,
          absent -> {
            Set<String> live = liveDuring(point.insn(), point.locals());
            point.operands().forEach(operand -> live.add(name(layout.field(operand))));
            return live;
          });
    }

    /** The same while the method runs, and is in a call. */
    Set<String> liveDuring(int call) {
      List<SavedValue> saved = new ArrayList<>();
      analysis.points().forEach(point -> saved.addAll(point.locals()));
      return known.computeIfAbsent(call, absent -> liveDuring(call, saved));
    }

    private Set<String> liveDuring(int call, List<SavedValue> locals) {
      Set<String> live = new HashSet<>();
      for (SavedValue local : locals) {
        if (liveness.isLiveDuring(call, local.index())) {
          live.add(name(layout.field(local)));
        }
      }
      return live;
    }
  }

  /**
   * Reads the methods that are suspendable.
   *
   * @param classFiles before the transformation, by internal name
   * @param source of all others
   */
  FrameContents(Map<String, byte[]> classFiles, Function<String, byte[]> source) {
    Suspendables suspendables = new Suspendables(source::apply, Marks.none());
    classFiles.values().forEach(suspendables::mayMatter);
    classFiles.values().forEach(classFile -> read(classFile, suspendables));
  }

  private void read(byte[] classFile, Suspendables suspendables) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.EXPAND_FRAMES);
    boolean hasStackMaps = (node.version & 0xffff) >= Opcodes.V1_7;
    if (!hasStackMaps || !suspendables.mayMatter(classFile)) {
      return;
    }
    var plan = suspendables.plan(node);
    Map<String, Integer> sameName = new HashMap<>();
    for (MethodNode method : node.methods) {
      int number = sameName.merge(method.name, 1, Integer::sum) - 1;
      if (plan.suspendable(method) && method.instructions.size() > 0) {
        MethodAnalysis analysis = MethodAnalysis.of(node.name, method, plan::target);
        String frame = RuntimeSymbols.frameClass(node.name, number, method.name).replace('/', '.');
        kinds.put(
            frame,
            new Kind(
                node.name + "." + method.name + method.desc,
                analysis,
                new FrameLayout(analysis.points(), false),
                new PathLiveness(method),
                new HashMap<>()));
      }
    }
  }

  /** How many frames have been looked at. */
  int looked() {
    return looked;
  }

  /** What a suspended stack holds although it is dead, in words; empty if there is nothing. */
  List<String> deadIn(FrameStack stack) {
    return deadFrom(value(stack, "FrameChain", "top"));
  }

  /**
   * The same for a running stack whose innermost frame has been resumed. Each call of its method
   * has to be on a line of its own.
   */
  List<String> deadInRunning(FrameStack stack) {
    Object top = value(stack, "FrameChain", "top");
    if (top == null) {
      return List.of();
    }
    List<String> dead = deadFrom(value(top, "Frame", "parent"));
    Kind kind = kinds.get(top.getClass().getName());
    Integer line = kind == null ? null : lineOf(top);
    if (line != null) {
      looked++;
      addDead((Frame) top, kind, liveDuring(kind, line), dead);
    }
    return dead;
  }

  /** The line at which the resume method of a frame stands on the calling thread. */
  private static Integer lineOf(Object frame) {
    String parameter = "(L" + frame.getClass().getName().replace('.', '/') + ";";
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(each -> each.getDescriptor().startsWith(parameter))
                    .map(StackWalker.StackFrame::getLineNumber)
                    .findFirst()
                    .orElse(null));
  }

  private static Set<String> liveDuring(Kind kind, int line) {
    int call = kind.analysis.flow().size() - 1;
    while (kind.analysis.lineOf(call) != line
        || !(kind.analysis.flow().insn(call) instanceof MethodInsnNode)) {
      call--;
    }
    return kind.liveDuring(call);
  }

  private List<String> deadFrom(Object innermost) {
    List<String> dead = new ArrayList<>();
    Object frame = innermost;
    while (frame != null) {
      Kind kind = kinds.get(frame.getClass().getName());
      if (kind != null) {
        looked++;
        addDead((Frame) frame, kind, kind.liveAt(((Frame) frame).label), dead);
      }
      frame = value(frame, "Frame", "parent");
    }
    return dead;
  }

  private static void addDead(Frame frame, Kind kind, Set<String> live, List<String> dead) {
    for (Field field : frame.getClass().getDeclaredFields()) {
      Object held = field.getType().isPrimitive() ? null : value(frame, field);
      if (held != null && !live.contains(field.getName())) {
        dead.add(
            "%s at point %d holds %s in %s, which is dead"
                .formatted(kind.method, frame.label, Outcome.describe(held), field.getName()));
      }
    }
  }

  private static String name(FrameField field) {
    return field == null ? "" : field.name();
  }

  private static Object value(Object of, String declaring, String name) {
    try {
      return value(of, Class.forName(RUNTIME + declaring).getDeclaredField(name));
    } catch (ReflectiveOperationException absent) {
      throw new AssertionError(absent);
    }
  }

  private static Object value(Object of, Field field) {
    try {
      field.setAccessible(true);
      return field.get(Objects.requireNonNull(of));
    } catch (ReflectiveOperationException absent) {
      throw new AssertionError(absent);
    }
  }
}
