package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Finally blocks: normal and exceptional ends, returns and jumps through them. */
@Suspendable
public final class Finally {
  private Finally() {}

  public static String normalEnd() {
    String seen = "";
    try {
      seen += Probe.value("body ");
    } finally {
      seen += Probe.value("finally ");
    }
    return seen + Probe.value("after");
  }

  public static void exceptionalEnd() {
    try {
      Probe.fail("passes through");
    } finally {
      Probe.point("in finally");
      Probe.log("end of finally");
    }
  }

  public static void constantPassesThrough() {
    try {
      Probe.fail(Probe.FAILURE);
    } finally {
      Probe.value(1.5);
    }
  }

  public static int returnThroughFinally() {
    int a = 1;
    try {
      return a + Probe.value(10);
    } finally {
      a = 100;
      Probe.value(a);
    }
  }

  public static long wideReturnThroughFinally() {
    long a = 1;
    try {
      return a * Probe.value(1L << 40);
    } finally {
      Probe.value(2L);
    }
  }

  public static String referenceReturnThroughTwo() {
    try {
      try {
        return Probe.value("result");
      } finally {
        Probe.point("inner");
      }
    } finally {
      Probe.point("outer");
    }
  }

  @SuppressWarnings("finally")
  public static int returnInFinallyWins() {
    try {
      Probe.fail("is swallowed");
      return 1;
    } finally {
      return Probe.value(2);
    }
  }

  @SuppressWarnings("finally")
  public static int returnInFinallyReplacesReturn() {
    try {
      return Probe.value(1);
    } finally {
      Probe.point("before");
      return Probe.value(2);
    }
  }

  @SuppressWarnings("finally")
  public static void throwInFinallyWins() {
    try {
      Probe.fail("first");
    } finally {
      Probe.fail("second");
    }
  }

  public static String catchAndFinally() {
    String seen = "";
    for (int i = 0; i < 3; i++) {
      try {
        if (Probe.value(i) == 1) {
          Probe.fail("one");
        }
        seen += "body ";
      } catch (IllegalStateException e) {
        seen += Probe.value("catch ");
      } finally {
        seen += Probe.value("finally ");
      }
    }
    return seen;
  }

  public static int exceptionInCatchStillRunsFinally() {
    int[] seen = {0};
    try {
      try {
        Probe.fail("first");
      } catch (IllegalStateException e) {
        seen[0] += Probe.value(1);
        Probe.fail("second");
      } finally {
        seen[0] += Probe.value(10);
      }
    } catch (IllegalStateException e) {
      seen[0] += e.getMessage().length();
    }
    return seen[0];
  }

  public static String breakAndContinueThroughFinally() {
    String seen = "";
    for (int i = 0; i < 4; i++) {
      try {
        if (i == 0) {
          continue;
        }
        if (i == 2) {
          break;
        }
        seen += Probe.value("b");
      } finally {
        seen += Probe.value("f") + i;
      }
    }
    return seen;
  }

  @SuppressWarnings("finally")
  public static String continueInFinallySwallows() {
    String seen = "";
    for (int i = 0; i < 2; i++) {
      try {
        Probe.fail("swallowed");
      } finally {
        seen += Probe.value(i);
        continue;
      }
    }
    return seen;
  }

  public static String nestedThreeDeep() {
    StringBuilder seen = new StringBuilder();
    try {
      try {
        try {
          Probe.fail("deep");
        } finally {
          seen.append(Probe.value(1));
        }
      } finally {
        seen.append(Probe.value(2));
      }
    } catch (IllegalStateException e) {
      seen.append(e.getMessage());
    } finally {
      seen.append(Probe.value(3));
    }
    return seen.toString();
  }

  public static int finallyWithLocalsOfItsOwn() {
    int sum = 0;
    try {
      int inBody = Probe.value(1);
      sum += inBody;
    } finally {
      long inFinally = Probe.value(20L);
      double another = Probe.value(0.5);
      sum += (int) (inFinally + another);
    }
    return sum;
  }

  public static int tryInsideFinally() {
    int sum = 0;
    try {
      sum += Probe.value(1);
    } finally {
      try {
        Probe.fail("in finally");
      } catch (IllegalStateException e) {
        sum += Probe.value(10);
      }
    }
    return sum;
  }

  public static int infiniteLoopEndsByReturnThroughFinally() {
    int i = 0;
    while (true) {
      try {
        if (Probe.value(i) == 2) {
          return i;
        }
      } finally {
        i++;
        Probe.log(i);
      }
    }
  }

  public static String emptyTryBody() {
    String seen = "a";
    try {
      // nothing can be thrown here
    } finally {
      seen += Probe.value("b");
    }
    return seen;
  }
}
