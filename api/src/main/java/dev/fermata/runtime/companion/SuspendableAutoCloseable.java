package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;

/** What an {@link AutoCloseable} also is when its {@code close} can suspend; added by the agent. */
@SuppressWarnings("try") // that close may be interrupted is for AutoCloseable to say
public interface SuspendableAutoCloseable extends AutoCloseable {
  /**
   * Is the twin of {@link #close()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @throws Exception as there
   */
  void close(FrameStack stack) throws Exception;

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @throws Exception what it throws
   */
  static void close(AutoCloseable target, FrameStack stack) throws Exception {
    if (target instanceof SuspendableAutoCloseable companion) {
      companion.close(stack);
    } else {
      target.close();
    }
  }
}
