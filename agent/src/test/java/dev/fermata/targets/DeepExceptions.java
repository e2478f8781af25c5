package dev.fermata.targets;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import java.io.IOException;

/** Exceptions that cross frames which are resumed only because of them. */
@Suspendable
public final class DeepExceptions {
  private DeepExceptions() {}

  public static String thrownThreeDeepCaughtTwoUp() {
    String seen = "";
    try {
      seen += one(1);
    } catch (IllegalStateException e) {
      seen += "caught " + e.getMessage() + Probe.value(" outside");
    }
    return seen;
  }

  private static String one(int n) {
    try {
      return "one" + two(n + 1);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(Probe.value("translated ") + e.getMessage(), e);
    } finally {
      Probe.log("finally of one");
      Probe.point("in finally of one");
    }
  }

  private static String two(int n) {
    try {
      return "two" + three(n + 1);
    } finally {
      Probe.log("finally of two with " + n);
    }
  }

  private static String three(int n) {
    Probe.point("in three");
    if (n == 3) {
      Probe.fail(new IllegalArgumentException("three is " + n));
    }
    return "never";
  }

  public static void checkedExceptionPassesUncaught() throws IOException {
    readAll();
  }

  private static int readAll() throws IOException {
    int total = 0;
    try {
      for (int i = 0; ; i++) {
        total += read(i);
      }
    } finally {
      Probe.log("read " + total);
    }
  }

  private static int read(int i) throws IOException {
    if (Probe.value(i) == 2) {
      throw new IOException("end of " + i);
    }
    return i + 1;
  }

  public static int caughtAndRetried() {
    int attempts = 0;
    while (true) {
      try {
        return attempts * 100 + flaky(attempts);
      } catch (IllegalStateException e) {
        attempts += Probe.value(1);
      }
    }
  }

  private static int flaky(int attempt) {
    Probe.point("attempt " + attempt);
    if (attempt < 2) {
      throw new IllegalStateException("not yet");
    }
    return Probe.value(7);
  }

  public static String thrownAfterSeveralReturns() {
    String seen = inner("a") + inner("b");
    try {
      seen += inner("c") + failing(inner("d"));
    } catch (IllegalStateException e) {
      seen += e.getMessage();
    }
    return seen + inner("e");
  }

  private static String inner(String s) {
    return Probe.value(s) + s;
  }

  private static String failing(String s) {
    throw new IllegalStateException(Probe.value(s));
  }

  public static String exceptionIsReplacedOnTheWay() {
    try {
      replacing();
      return "never";
    } catch (IllegalArgumentException e) {
      return e.getMessage() + e.getSuppressed().length + Probe.value("!");
    }
  }

  @SuppressWarnings("finally")
  private static void replacing() {
    IllegalArgumentException replacement = new IllegalArgumentException("replacement");
    try {
      try {
        Probe.fail("original");
      } catch (IllegalStateException e) {
        replacement.addSuppressed(e);
        Probe.point("suppressed");
        throw e;
      }
    } finally {
      throw replacement;
    }
  }

  public static void constantThroughFiveFrames() {
    down(5);
  }

  private static void down(int n) {
    if (n == 0) {
      Probe.fail(Probe.FAILURE);
    }
    try {
      down(n - 1);
    } catch (IllegalStateException e) {
      Probe.log(n + " " + (e == Probe.FAILURE));
      throw e;
    }
  }

  public static int handlerReadsLocalsOfAnUntouchedFrame() {
    int a = 1;
    long b = 2;
    double c = 3;
    String d = "four";
    int[] e = {5};
    try {
      failing(d);
    } catch (IllegalStateException expected) {
      a += (int) (b + c) + d.length() + e[0];
    }
    return a;
  }

  public static void overflowOfTheStackIsAnException() {
    try {
      Probe.point("before");
      bottomless(0);
    } catch (StackOverflowError e) {
      Probe.point("after");
    }
  }

  private static int bottomless(int n) {
    return n < 0 ? 0 : bottomless(n + 1) + 1;
  }
}
