package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.util.ArrayList;
import java.util.List;

/** Lambdas and method references for suspendable functional interfaces. */
@Suspendable
public final class Lambdas {
  private final int field = 7;

  private Lambdas() {}

  @Suspendable
  @FunctionalInterface
  private interface IntTask {
    int run(int n);
  }

  @Suspendable
  @FunctionalInterface
  private interface Function2<A, B, R> {
    R apply(A a, B b) throws Exception;
  }

  @Suspendable
  @FunctionalInterface
  private interface Action {
    void run();

    default Action then(Action next) {
      return () -> {
        run();
        next.run();
      };
    }
  }

  @Suspendable
  @FunctionalInterface
  private interface WideTask {
    double run(long a, double b, byte c);
  }

  @Suspendable
  @FunctionalInterface
  private interface Maker<T> {
    T make(int n);
  }

  private static int twice(IntTask task) {
    return task.run(1) * 100 + task.run(Probe.value(2));
  }

  public static int withoutCapture() {
    return twice(n -> n + Probe.value(10));
  }

  public static int capturing() {
    int i = Probe.value(1);
    long l = 2;
    double d = 3;
    String s = "four";
    int[] a = {5};
    return twice(n -> (int) (i + Probe.value(l) + d + s.length()) + a[0]++ + n);
  }

  public static int blockBody() {
    List<String> seen = new ArrayList<>();
    int result =
        twice(
            n -> {
              int sum = 0;
              for (int i = 0; i < n; i++) {
                sum += Probe.value(i + 1);
                seen.add("i" + i);
              }
              return sum;
            });
    return result + seen.size();
  }

  public static int nested() {
    int outer = Probe.value(1);
    return twice(n -> twice(m -> n + m + outer + Probe.value(0)));
  }

  private int useThis() {
    return twice(n -> field + Probe.value(n) + own(n));
  }

  private int own(int n) {
    return Probe.value(n) * field;
  }

  public static int capturingThis() {
    return new Lambdas().useThis();
  }

  public static int throwingLambda() {
    try {
      return twice(n -> Probe.fail(new IllegalStateException("in lambda " + n)));
    } catch (IllegalStateException e) {
      return Probe.value(e.getMessage().length());
    }
  }

  public static String genericLambda() throws Exception {
    Function2<String, Integer, String> repeat =
        (s, n) -> {
          String result = "";
          while (n-- > 0) {
            result += Probe.value(s);
          }
          return result;
        };
    return repeat.apply("ab", 2) + repeat.apply("c", 1);
  }

  public static void composedActions() {
    Action first = () -> Probe.point("first");
    first.then(() -> Probe.point("second")).then(() -> Probe.log("third")).run();
  }

  public static double wideParameters() {
    long captured = 1L << 34;
    WideTask task = (a, b, c) -> captured + Probe.value(a) * b + Probe.value(c);
    return task.run(3, 0.5, (byte) -1);
  }

  public static int recursiveThroughAnArray() {
    IntTask[] self = new IntTask[1];
    self[0] = n -> n == 0 ? Probe.value(1) : n * self[0].run(n - 1);
    return self[0].run(3);
  }

  public static int storedAndPicked() {
    List<IntTask> tasks = List.of(n -> Probe.value(n), n -> -n, Lambdas::tenfold);
    int sum = 0;
    for (IntTask task : tasks) {
      sum = sum * 100 + task.run(Probe.value(3));
    }
    return sum;
  }

  private static int tenfold(int n) {
    return Probe.value(n) * 10;
  }

  private int scaled(int n) {
    return Probe.value(n) * field;
  }

  public static int staticReference() {
    return twice(Lambdas::tenfold);
  }

  public static int boundReference() {
    Lambdas lambdas = new Lambdas();
    return twice(lambdas::scaled);
  }

  public static int unboundReference() throws Exception {
    Function2<Lambdas, Integer, Integer> scaled = Lambdas::scaled;
    return scaled.apply(new Lambdas(), 3);
  }

  public static int boundReferenceToNull() {
    Lambdas none = Probe.value((Lambdas) null);
    try {
      return twice(none::scaled);
    } catch (NullPointerException e) {
      return Probe.value(-1);
    }
  }

  public static String constructorReference() {
    Maker<int[]> arrays = int[]::new;
    Maker<StringBuilder> builders = StringBuilder::new;
    return arrays.make(Probe.value(3)).length + ":" + builders.make(Probe.value(4)).length();
  }

  public static int referenceToAPoint() {
    return twice(Probe::value);
  }

  public static int referenceToAnInterfaceMethod() {
    IntTask task = n -> Probe.value(n);
    IntTask again = task::run;
    return twice(again);
  }

  public static String adaptedReference() throws Exception {
    Function2<Integer, Integer, Object> boxed = Lambdas::add;
    Maker<Object> widened = Lambdas::tenfold;
    return boxed.apply(1, 2) + ":" + widened.make(3);
  }

  private static long add(int a, long b) {
    return a + Probe.value(b);
  }

  public static int varargsReference() throws Exception {
    Function2<Integer, Integer, Integer> sum = Lambdas::sum;
    return sum.apply(4, 5);
  }

  private static int sum(int... values) {
    int sum = 0;
    for (int value : values) {
      sum += Probe.value(value);
    }
    return sum;
  }

  public static int lambdaAndAnonymousClassAreEqual() {
    int captured = 3;
    IntTask lambda = n -> Probe.value(n + captured);
    IntTask object =
        new IntTask() {
          @Override
          public int run(int n) {
            return Probe.value(n + captured);
          }
        };
    return lambda.run(1) - object.run(1);
  }

  public static int returnedByAMethod() {
    return adder(Probe.value(2)).run(Probe.value(3));
  }

  private static IntTask adder(int captured) {
    Probe.point("making");
    return n -> n + Probe.value(captured);
  }

  public static String lambdasThatDoNotSuspendStayPlain() {
    List<String> words = new ArrayList<>(List.of("b", "a"));
    String end = Probe.value("!");
    words.replaceAll(w -> w + end);
    words.sort((a, b) -> a.compareTo(b));
    return words + Probe.value("");
  }
}
