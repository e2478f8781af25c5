package dev.fermata.targets.refused;

import dev.fermata.Suspendable;
import dev.fermata.oracle.FinalProbe;
import dev.fermata.oracle.Probe;

/** A method is overridden whose twin cannot be. */
public final class FinalTwin extends FinalProbe {
  private FinalTwin() {}

  @Override
  public int step(int n) {
    return Probe.held(n + 1);
  }

  @Suspendable
  public static int run() {
    return new FinalTwin().step(1) + Probe.value(2);
  }
}
