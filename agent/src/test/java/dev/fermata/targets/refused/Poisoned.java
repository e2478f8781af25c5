package dev.fermata.targets.refused;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** An error while a frame is saved: no handler and no finally block of the user's may see it. */
@Suspendable
public final class Poisoned {
  private Poisoned() {}

  public static String atOnce() {
    return outer();
  }

  public static String afterAResumption() {
    Probe.point("first");
    return outer() + Probe.value("never");
  }

  private static String outer() {
    try {
      return inner();
    } catch (Throwable e) {
      Probe.log("outer caught " + e);
      return "swallowed";
    } finally {
      Probe.log("finally of outer");
    }
  }

  private static String inner() {
    for (int i = 0; i < 2; i++) {
      try {
        Probe.breaks();
      } catch (OutOfMemoryError e) {
        Probe.log("inner caught " + e);
      } finally {
        Probe.log("finally of inner");
      }
    }
    return "went on";
  }
}
