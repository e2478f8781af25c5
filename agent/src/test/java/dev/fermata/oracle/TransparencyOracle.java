package dev.fermata.oracle;

import dev.fermata.oracle.Plan.Answering;
import dev.fermata.runtime.FrameStack;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Runs a case plainly and under every plan, each time with freshly loaded classes, and compares.
 *
 * <p>Plans: no point; all points; each point alone (of very many, {@value #MOST_SINGLES}); every
 * subset where there are at most {@value #MOST_ENUMERATED} points, else {@value #RANDOM_PLANS}
 * random ones (of both a fifth where there are over {@value #MANY} points); all points on two and
 * on three threads in turn. At each suspension the saved frames must name the calls, with their
 * lines, that the original is in at that point. The property {@code fermata.oracle.seed} sets the
 * first seed.
 */
final class TransparencyOracle {
  private static final int MOST_ENUMERATED = 8;
  private static final int MANY = 1_500;
  private static final int SINGLES_IN_BRIEF = 10;
  private static final int MOST_SINGLES = 150;
  private static final int RANDOM_PLANS = 40;
  private static final int MOST_FEW = 6;
  private static final long SEED = Long.getLong("fermata.oracle.seed", 20260101L);

  private final Program program;
  private final String className;
  private final String method;

  /** One class for all plans, which has to be as new whenever it is run; null for fresh ones. */
  private final OracleLoader shared;

  private TransparencyOracle(
      Program program, String className, String method, OracleLoader shared) {
    this.program = program;
    this.className = className;
    this.method = method;
    this.shared = shared;
  }

  /**
   * Checks one case.
   *
   * @param className with dots
   * @param method a static method of that class without parameters
   * @throws AssertionError with the first plan under which the twin differs
   */
  static void assertTransparent(Program program, String className, String method) throws Exception {
    assertTransparent(program, className, method, TransparencyOracle::plans);
  }

  /**
   * Checks a case that is checked in full as another compiler writes it: at all points, and at
   * {@value #SINGLES_IN_BRIEF} alone.
   */
  static void assertTransparentInBrief(Program program, Targets.Case target) throws Exception {
    assertTransparent(
        program, target.className(), target.method(), TransparencyOracle::plansInBrief);
  }

  /**
   * Checks one case under few plans, with the classes loaded once. They are verified by the JVM;
   * {@link Program#check} does more.
   *
   * @param seed chooses the plans
   */
  static void assertTransparentUnderFewPlans(
      Program program, String className, String method, long seed) throws Exception {
    OracleLoader shared = program.twinLoader();
    new TransparencyOracle(program, className, method, shared)
        .compareAll(points -> fewPlans(points, seed));
  }

  private static void assertTransparent(
      Program program, String className, String method, IntFunction<List<Plan>> plans)
      throws Exception {
    program.check(className.replace('.', '/'));
    new TransparencyOracle(program, className, method, null).compareAll(plans);
  }

  private void compareAll(IntFunction<List<Plan>> plans) throws Exception {
    Run plain = Run.plain();
    Outcome expected = comparePlainly(plain);
    if (shared != null && plain.isFull()) {
      return; // what a random program does in its loops need not come to an end here
    }
    int points = compare(expected, Plan.none(), plain.traces()).reached();
    if (points == 0) {
      throw new AssertionError(name() + " reaches no suspension point");
    }
    List<List<String>> traces = plain.traces();
    for (Plan plan : plans.apply(points)) {
      Run run = compare(expected, plan, traces);
      if (run.suspended() != plan.points().cardinality()) {
        throw new AssertionError(
            name() + " suspended at " + run.suspended() + " points instead of " + plan);
      }
      traces = shared == null ? traces : List.of(); // under all points once is enough
    }
  }

  private Outcome comparePlainly(Run plain) throws Exception {
    Outcome expected = runPlain(plain, program.plainLoader());
    Outcome transformed = runPlain(Run.plain(), twinLoader());
    compare(expected, transformed, "plainly, in the transformed class");
    return expected;
  }

  static List<Plan> plans(int count) {
    List<Plan> plans = new ArrayList<>();
    int share = count > MANY ? 5 : 1;
    int step = 1 + count * share / MOST_SINGLES;
    for (int i = 0; i < count; i += step) {
      plans.add(Plan.single(i, Answering.DIRECTLY));
    }
    for (Answering answering : Answering.values()) {
      plans.add(Plan.all(count, answering));
    }
    for (int i = count - 1; i >= 0; i -= step) {
      plans.add(Plan.single(i, Answering.BY_FRAME));
    }
    if (count <= MOST_ENUMERATED) {
      for (long bits = 0; bits < 1L << count; bits++) {
        plans.add(Plan.subset(bits, answering(bits)));
      }
    } else {
      for (long seed = SEED; seed < SEED + RANDOM_PLANS / share; seed++) {
        plans.add(Plan.random(count, seed, answering(seed)));
      }
    }
    plans.add(Plan.hopping(count, Answering.DIRECTLY, 2));
    plans.add(Plan.hopping(count, Answering.BY_FRAME_TWICE, 3));
    return plans;
  }

  private static List<Plan> plansInBrief(int count) {
    List<Plan> plans = new ArrayList<>();
    for (Answering answering : Answering.values()) {
      plans.add(Plan.all(count, answering));
    }
    for (int i = 0; i < count; i += 1 + count / SINGLES_IN_BRIEF) {
      plans.add(Plan.single(i, answering(i)));
    }
    plans.add(Plan.hopping(count, Answering.BY_FRAME, 2));
    // what a library writes in its place may have effects, as Kotlin's Lazy does
    plans.removeIf(plan -> plan.answering() == Answering.AFTER_A_STREAM);
    return plans;
  }

  private static List<Plan> fewPlans(int count, long seed) {
    List<Plan> plans = new ArrayList<>();
    for (Answering answering : Answering.values()) {
      plans.add(Plan.all(count, answering));
    }
    int step = 1 + count / MOST_FEW;
    for (int i = Math.floorMod(seed, step); i < count; i += step) {
      plans.add(Plan.single(i, answering(i)));
    }
    for (long each = seed; each < seed + MOST_FEW; each++) {
      plans.add(Plan.random(count, each, answering(each)));
    }
    plans.add(Plan.hopping(count, Answering.DIRECTLY, 2));
    return plans;
  }

  private OracleLoader twinLoader() {
    return shared == null ? program.twinLoader() : shared;
  }

  private static Answering answering(long number) {
    if (number % 16 == 2) {
      return Answering.AFTER_A_STREAM;
    }
    return number % 2 == 0 ? Answering.DIRECTLY : Answering.BY_FRAME;
  }

  private Run compare(Outcome expected, Plan plan, List<List<String>> traces) throws Exception {
    Run run = Run.of(plan);
    OracleLoader loader = twinLoader();
    MethodHandle twin = find(loader, FrameStack.class);
    Outcome outcome;
    try {
      outcome = new OracleStack(run, twin, loader, traces).drive();
    } catch (RuntimeException | Error broken) {
      throw new AssertionError(name() + " with " + plan + ": the driver found " + broken, broken);
    }
    compare(expected, outcome, "with " + plan);
    return run;
  }

  private void compare(Outcome expected, Outcome actual, String how) {
    if (!expected.equals(actual)) {
      throw new AssertionError(
          "%s %s:%n  %s%nbut originally:%n  %s".formatted(name(), how, actual, expected));
    }
  }

  private Outcome runPlain(Run run, OracleLoader loader) throws Exception {
    MethodHandle original = find(loader);
    return run.within(
        () -> {
          try {
            return run.returned(original.invoke());
          } catch (Throwable thrown) {
            return run.threw(thrown);
          }
        });
  }

  private MethodHandle find(OracleLoader loader, Class<?>... parameters) throws Exception {
    Class<?> type = loader.loadClass(className);
    Class<?> result = type.getDeclaredMethod(method).getReturnType();
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
        .findStatic(type, method, MethodType.methodType(result, parameters));
  }

  private String name() {
    return className + "." + method;
  }
}
