package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Lambdas in every place where code can be, and method references of every form. */
@Suspendable
public final class LambdaPlaces {
  private static final Task STATIC_FIELD = n -> Probe.value(n) + 1;
  private final Task field = n -> Probe.value(n) + this.offset;
  private int offset;

  @Suspendable
  @FunctionalInterface
  interface Task {
    int run(int n);
  }

  @Suspendable
  @FunctionalInterface
  private interface Transform<A, B> {
    B of(A a);

    static <T> Transform<T, T> same() {
      return t -> Probe.value(t);
    }

    default <C> Transform<A, C> then(Transform<? super B, ? extends C> next) {
      return a -> next.of(of(a));
    }
  }

  private LambdaPlaces(int offset) {
    this.offset = offset;
    Task inConstructor = n -> n * offset;
    Probe.log(inConstructor.run(2));
  }

  public static int inFields() {
    return STATIC_FIELD.run(1) * 100 + new LambdaPlaces(5).field.run(2);
  }

  public static int inInterfaces() {
    Transform<Integer, Integer> same = Transform.same();
    return same.then(n -> n * Probe.value(2)).then(n -> n + 1).of(3);
  }

  @Suspendable
  private static class Base {
    int work(int n) {
      return Probe.value(n) + 100;
    }
  }

  @Suspendable
  private static final class Derived extends Base {
    @Override
    int work(int n) {
      return n;
    }

    int superInALambda(int n) {
      Task task = m -> super.work(m) + work(m);
      return task.run(n);
    }

    int superReference(int n) {
      Task task = super::work;
      return task.run(Probe.value(n));
    }

    int thisReference(int n) {
      Task task = this::work;
      return task.run(Probe.value(n));
    }
  }

  public static int superMethods() {
    Derived derived = new Derived();
    return derived.superInALambda(1) + derived.superReference(2) + derived.thisReference(3);
  }

  @Suspendable
  private enum Mode {
    FAST(n -> Probe.value(n)),
    SLOW(n -> Probe.value(n) + Probe.value(n)) {
      @Override
      int apply(int n) {
        Task around = m -> super.apply(m) * 10;
        return around.run(n);
      }
    };

    private final Task task;

    Mode(Task task) {
      this.task = task;
    }

    int apply(int n) {
      return task.run(n);
    }
  }

  public static int inEnumConstants() {
    return Mode.FAST.apply(1) * 1000 + Mode.SLOW.apply(2);
  }

  private static <T extends Comparable<T>> Transform<T, String> generic(T bound, long wide) {
    @Suspendable
    class Local {
      String describe(T t) {
        Transform<T, String> inner = x -> x.compareTo(bound) + ":" + Probe.value(wide);
        return inner.of(t) + Probe.value("/");
      }
    }
    return t -> new Local().describe(t);
  }

  public static String inGenericMethodsAndLocalClasses() {
    return generic("m", 5L).of("a") + generic(3, 6L).of(9);
  }

  public static int intersectionCast() {
    Task task = (Task & Serializable) n -> Probe.value(n) * 3;
    return task.run(4) + (task instanceof Serializable ? 1 : 0);
  }

  public static int inATryAndALoop() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int captured = i;
      try {
        tasks.add(n -> 10 / Probe.value(captured) + n);
      } finally {
        tasks.add(n -> captured + Probe.value(n));
      }
    }
    int sum = 0;
    for (Task task : tasks) {
      try {
        sum += task.run(Probe.value(1));
      } catch (ArithmeticException e) {
        sum += Probe.value(1000);
      }
    }
    return sum;
  }

  public static int lambdaAsArgumentOfANewObject() {
    return new Runner(n -> Probe.value(n) + 1, Probe.value(2)).go();
  }

  private record Runner(Task task, int n) {
    private int go() {
      return task.run(n) + task().run(n());
    }
  }

  private final class Inner {
    private final int own;

    private Inner(int own) {
      this.own = own;
    }

    private Task deep() {
      return n -> own + offset + Probe.value(n) + LambdaPlaces.this.field.run(n);
    }
  }

  public static int capturingTwoThis() {
    return new LambdaPlaces(7).new Inner(Probe.value(1)).deep().run(2);
  }

  private static int several(int a, long b, double c, String d, byte e, Object... rest) {
    return (int) (a + Probe.value(b) + c) + d.length() + e + rest.length;
  }

  public static int manyCaptures() {
    int a = 1;
    long b = 2;
    double c = 3;
    String d = "four";
    byte e = 5;
    Object[] rest = {6, 7};
    Task task = n -> several(a, b, c, d, e, rest) + Probe.value(n);
    return task.run(1) + task.run(2);
  }

  public static int throwingThroughLambdas() {
    Task thrower = n -> Probe.fail(new IllegalStateException("n" + n));
    Task catcher =
        n -> {
          try {
            return thrower.run(n);
          } catch (IllegalStateException e) {
            return e.getMessage().length() + Probe.value(n);
          } finally {
            Probe.point("finally");
          }
        };
    return catcher.run(1) + catcher.run(10);
  }

  public static String inSwitchesAndTernaries() {
    String seen = "";
    for (int i = 0; i < 3; i++) {
      Task task =
          switch (i) {
            case 0 -> n -> Probe.value(n);
            case 1 -> LambdaPlaces::negated;
            default -> i > 5 ? null : n -> n * Probe.value(7);
          };
      seen += task.run(i + 1) + " ";
    }
    return seen;
  }

  private static int negated(int n) {
    return -Probe.value(n);
  }
}
