package dev.fermata.targets.refused;

import dev.fermata.Suspendable;
import dev.fermata.oracle.Probe;
import dev.fermata.runtime.FrameStack;

/** A method of the user's has the signature that a twin would have. */
@Suspendable
public final class Colliding {
  private Colliding() {}

  private static int work(int n) {
    return Probe.held(n);
  }

  static int work(int n, FrameStack stack) {
    return stack == null ? n : -n;
  }

  public static int run() {
    return work(Probe.value(1)) + work(5, null) + Probe.value(2);
  }
}
