package dev.fermata.targets.refused;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Synchronized methods are called plainly from one that suspends. */
@Suspendable
public final class Synchronized {
  private Synchronized() {}

  private static synchronized int locked(int n) {
    return Probe.held(n) + (Thread.holdsLock(Synchronized.class) ? 10 : 0);
  }

  private synchronized int lockedInstance(int n) {
    return Probe.held(n) + (Thread.holdsLock(this) ? 10 : 0);
  }

  public static int run() {
    int sum = locked(Probe.value(1));
    sum += new Synchronized().lockedInstance(sum);
    return sum + Probe.value(100) + (Thread.holdsLock(Synchronized.class) ? 1000 : 0);
  }
}
