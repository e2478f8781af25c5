package dev.fermata.targets.other;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Has members that subclasses in other packages can reach, and some that they cannot. */
@Suspendable
public abstract class Protected {
  protected int count = 1;

  protected Protected() {}

  protected int inherited(int n) {
    count += Probe.value(n);
    return count;
  }

  protected static int shared(int n) {
    return Probe.value(n) * 2;
  }

  int packagePrivate() {
    return Probe.value(100);
  }

  public final int callsPackagePrivate() {
    return packagePrivate() + Probe.value(0);
  }

  protected abstract int hook(int n);

  public int callsHook() {
    return hook(Probe.value(3)) + count;
  }
}
