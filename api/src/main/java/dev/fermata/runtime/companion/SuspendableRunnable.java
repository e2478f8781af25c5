package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;

/** What a {@link Runnable} also is when its {@code run} can suspend; added by the agent. */
public interface SuspendableRunnable extends Runnable {
  /**
   * Is the twin of {@link #run()}; called by instrumented code.
   *
   * @param stack the caller's stack
   */
  void run(FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   */
  static void run(Runnable target, FrameStack stack) {
    if (target instanceof SuspendableRunnable companion) {
      companion.run(stack);
    } else {
      target.run();
    }
  }
}
