package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.IntConsumer;

/** What an {@link IntConsumer} also is when its {@code accept} can suspend; added by the agent. */
public interface SuspendableIntConsumer extends IntConsumer {
  /**
   * Is the twin of {@link #accept(int)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   */
  void accept(int value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   */
  static void accept(IntConsumer target, int value, FrameStack stack) {
    if (target instanceof SuspendableIntConsumer companion) {
      companion.accept(value, stack);
    } else {
      target.accept(value);
    }
  }
}
