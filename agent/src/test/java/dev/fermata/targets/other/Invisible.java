package dev.fermata.targets.other;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;

/** Not accessible to other packages. */
@Suspendable
abstract class Invisible {
  public int seen(int n) {
    return Probe.value(n) + 1;
  }
}
