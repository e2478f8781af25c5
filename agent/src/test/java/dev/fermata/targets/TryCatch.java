package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Exceptions thrown by suspended calls, and handlers that suspend. */
@Suspendable
public final class TryCatch {
  private TryCatch() {}

  public static String thrownInBody() {
    int kept = 3;
    try {
      kept++;
      Probe.fail("in body");
      return "not reached";
    } catch (IllegalStateException e) {
      return e.getMessage() + kept;
    }
  }

  public static String pointsInBodyAndHandler() {
    String seen = "";
    try {
      seen += Probe.value("body ");
      Probe.fail("failed ");
    } catch (IllegalStateException e) {
      seen += Probe.value("handler ");
      seen += e.getMessage();
      Probe.point("still there");
      seen += e.getMessage();
    }
    return seen + Probe.value("after");
  }

  public static String localsAssignedBeforeTheThrowAreSeen() {
    int a = 1;
    long b = 2;
    String c = "c";
    try {
      a = Probe.value(10);
      b = Probe.value(20L);
      Probe.fail("stop");
      c = Probe.value("never");
    } catch (IllegalStateException e) {
      return a + "," + b + "," + c;
    }
    return "not reached";
  }

  public static String localsAssignedByTheThrowingCallAreNot() {
    int a = 1;
    try {
      a = Probe.fail(new IllegalStateException("stop"));
    } catch (IllegalStateException e) {
      return "a is " + a;
    }
    return "not reached " + a;
  }

  public static String nested() {
    String seen = "";
    try {
      try {
        Probe.fail("inner");
      } catch (IllegalArgumentException e) {
        seen += "wrong";
      }
    } catch (IllegalStateException e) {
      seen += Probe.value("outer ") + e.getMessage();
    }
    try {
      try {
        Probe.fail("first");
      } catch (IllegalStateException e) {
        seen += e.getMessage();
        Probe.fail("second");
      }
    } catch (IllegalStateException e) {
      seen += e.getMessage() + Probe.value("!");
    }
    return seen;
  }

  public static String multiCatch() {
    String seen = "";
    for (int i = 0; i < 3; i++) {
      try {
        seen += throwing(i);
      } catch (FileNotFoundException | IllegalArgumentException e) {
        seen += e.getClass().getSimpleName() + Probe.value(i);
      } catch (IOException e) {
        seen += "io" + Probe.value(i);
      }
    }
    return seen;
  }

  private static String throwing(int which) throws IOException {
    switch (which) {
      case 0:
        Probe.fail(new FileNotFoundException("file"));
        break;
      case 1:
        Probe.fail(new IllegalArgumentException("argument"));
        break;
      default:
        Probe.fail(new IOException("io"));
    }
    return "never";
  }

  public static String orderOfHandlers() {
    try {
      Probe.fail(new ArithmeticException("first match wins"));
      return "never";
    } catch (ArithmeticException e) {
      return "arithmetic" + Probe.value(1);
    } catch (RuntimeException e) {
      return "runtime" + Probe.value(2);
    } catch (Exception e) {
      return "exception" + Probe.value(3);
    }
  }

  public static void uncaught() {
    Probe.point("before");
    Probe.fail("uncaught");
  }

  public static void constantIsThrown() {
    Probe.fail(Probe.FAILURE);
  }

  public static void rethrown() throws Exception {
    try {
      Probe.fail(Probe.FAILURE);
    } catch (Exception e) {
      Probe.log(e == Probe.FAILURE);
      Probe.point("in handler");
      throw e;
    }
  }

  public static void wrapped() {
    try {
      Probe.fail("inner");
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(Probe.value("outer"), e);
    }
  }

  public static int errorsAndThrowables() {
    int sum = 0;
    try {
      Probe.fail(new StackOverflowError("made up"));
    } catch (StackOverflowError e) {
      sum += Probe.value(1);
    }
    try {
      Probe.fail(new Throwable("bare"));
    } catch (Throwable e) {
      sum += Probe.value(10) + e.getMessage().length();
    }
    return sum;
  }

  public static int exceptionsOfTheJvm() {
    int sum = 0;
    int[] none = null;
    try {
      sum += none[Probe.value(0)];
    } catch (NullPointerException e) {
      sum += Probe.value(1);
    }
    try {
      sum += 1 / Probe.value(0);
    } catch (ArithmeticException e) {
      sum += Probe.value(10);
    }
    try {
      sum += new int[Probe.value(-1)].length;
    } catch (NegativeArraySizeException e) {
      sum += Probe.value(100);
    }
    return sum;
  }

  public static int inALoop() {
    int caught = 0;
    for (int i = 0; i < 4; i++) {
      try {
        if (i % 2 == 0) {
          Probe.fail("even");
        }
        Probe.point("odd");
      } catch (IllegalStateException e) {
        caught += Probe.value(i);
        continue;
      }
      caught += 100;
    }
    return caught;
  }

  public static String handlerOnlyReachedFromAPoint() {
    String seen = "unset";
    try {
      Probe.point("nothing is thrown");
      seen = "ended";
    } catch (RuntimeException e) {
      seen = "never";
    }
    return seen;
  }

  public static int bodyIsOneCall() {
    try {
      return Probe.fail(new IllegalStateException("x"));
    } catch (IllegalStateException e) {
      return 1;
    }
  }

  public static int emptyHandlers() {
    int reached = 0;
    try {
      Probe.fail("ignored");
    } catch (IllegalStateException ignored) {
    }
    reached++;
    Probe.point("after");
    return reached;
  }

  public static String operandsAreDroppedByAThrow() {
    int before = 5;
    String seen = "";
    try {
      seen = before + "x" + Probe.value(1) + Probe.fail(new IllegalStateException("mid"));
    } catch (IllegalStateException e) {
      seen += "caught " + before;
    }
    return seen + Probe.value(2);
  }

  public static long tryInsideTheHandler() {
    long sum = 0;
    try {
      Probe.fail("one");
    } catch (IllegalStateException e) {
      try {
        Probe.fail(new IllegalArgumentException("two"));
      } catch (IllegalArgumentException f) {
        sum += Probe.value(1L) + e.getMessage().length() * f.getMessage().length();
      }
      sum += Probe.value(100L) + e.getMessage().length();
    }
    return sum;
  }

  public static String catchParameterIsReassigned() {
    try {
      Probe.fail("original");
    } catch (IllegalStateException e) {
      Probe.point("before");
      e = new IllegalStateException(Probe.value("new"), e);
      Probe.point("after");
      return e.getMessage() + e.getCause().getMessage();
    }
    return "never";
  }
}
