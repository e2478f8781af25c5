package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Nothing but the entry points is marked: private methods are found by what they call. */
public final class Inferred {
  private int state;

  private Inferred() {}

  @Suspendable
  public static int privateStaticMethods() {
    return level1(Probe.value(1));
  }

  private static int level1(int n) {
    return level2(n) * 10 + neverSuspends(n);
  }

  private static int level2(int n) {
    return n > 3 ? 0 : level3(n) + level2(n + 1);
  }

  private static int level3(int n) {
    return Probe.value(n);
  }

  private static int neverSuspends(int n) {
    return n + 1;
  }

  @Suspendable
  public static int privateInstanceMethods() {
    Inferred inferred = new Inferred();
    inferred.step(2);
    new Mate().push(inferred, 3);
    return inferred.state;
  }

  private void step(int n) {
    state += Probe.value(n);
    Probe.log(state);
  }

  private static final class Mate {
    private void push(Inferred inferred, int n) {
      inferred.step(n);
      inferred.step(n * 2);
    }
  }

  private interface Plain {
    private int hidden(int n) {
      return Probe.value(n) + 1;
    }

    @Suspendable
    default int shown(int n) {
      return hidden(n) * 2;
    }
  }

  @Suspendable
  public static int privateInterfaceMethods() {
    return new Plain() {}.shown(4);
  }
}
