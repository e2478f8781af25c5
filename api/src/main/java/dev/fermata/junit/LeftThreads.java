package dev.fermata.junit;

import dev.fermata.async.LeakException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Finds threads that a test has begun and not ended: those that would keep a JVM alive, and those
 * of this library. The JDK begins daemon threads of its own, and keeps them.
 */
final class LeftThreads {
  /** How long one that is about to end may take. */
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());

  /** Throws if there is one. */
  void check() throws InterruptedException {
    StringBuilder left = new StringBuilder();
    for (Thread each : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(each) && (!each.isDaemon() || each.getName().startsWith("fermata-"))) {
        each.join(PATIENCE_MILLIS);
        if (each.isAlive()) {
          describe(each, left);
        }
      }
    }
    if (left.length() > 0) {
      throw new LeakException(left.toString());
    }
  }

  private static void describe(Thread thread, StringBuilder left) {
    left.append("  ").append(thread).append(" is alive\n");
    for (StackTraceElement frame : thread.getStackTrace()) {
      left.append("      at ").append(frame).append('\n');
    }
  }
}
