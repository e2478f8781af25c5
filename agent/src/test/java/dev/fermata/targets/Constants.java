package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Conditions that javac folds, assertions, and code that cannot be reached. */
@Suspendable
public final class Constants {
  private static final boolean OFF = false;
  private static final int LIMIT = 2;

  private Constants() {}

  public static int foldedConditions() {
    int a = 0;
    if (OFF) {
      a = Probe.value(100);
    }
    while (true) {
      a += Probe.value(1);
      if (a == LIMIT) {
        break;
      }
    }
    do {
      a += Probe.value(10);
    } while (OFF);
    return !OFF ? a : Probe.value(-1);
  }

  public static int assertionsThatHold() {
    int a = Probe.value(1);
    assert a == 1 : "never " + Probe.value(2);
    assert Probe.value(true);
    return a;
  }

  public static String assertionThatFails() {
    try {
      assert Probe.value(1) == 2 : "message " + Probe.value("built");
      return "not reached";
    } catch (AssertionError e) {
      return Probe.value(e.getMessage());
    }
  }

  public static int infiniteLoopWithoutEnd() {
    try {
      spin();
      return 0;
    } catch (IllegalStateException e) {
      return e.getMessage().length();
    }
  }

  private static void spin() {
    int i = 0;
    for (; ; ) {
      stopAt(Probe.value(i++));
    }
  }

  private static void stopAt(int i) {
    if (i == 2) {
      throw new IllegalStateException("stop");
    }
  }

  public static int throwsAtTheEnd() {
    int a = Probe.value(1);
    if (a == 1) {
      return a;
    }
    throw new IllegalStateException("never " + Probe.value(2));
  }

  public static int emptyStatements() {
    ;
    {
    }
    Probe.point("alone");
    ;
    if (Probe.value(true)) {}
    while (Probe.value(false)) {}
    return Probe.value(3);
  }
}
