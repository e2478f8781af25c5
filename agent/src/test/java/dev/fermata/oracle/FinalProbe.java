package dev.fermata.oracle;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;

/** Has a method that can be overridden, and a twin of it that cannot. */
public class FinalProbe {
  @Suspendable
  public int step(int n) {
    return Probe.value(n);
  }

  @HandWrittenTwin
  public final int step(int n, FrameStack stack) {
    return Probe.value(n, stack);
  }
}
