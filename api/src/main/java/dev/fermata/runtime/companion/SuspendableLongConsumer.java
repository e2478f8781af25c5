package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.LongConsumer;

/** What a {@link LongConsumer} also is when its {@code accept} can suspend; added by the agent. */
public interface SuspendableLongConsumer extends LongConsumer {
  /**
   * Is the twin of {@link #accept(long)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   */
  void accept(long value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   */
  static void accept(LongConsumer target, long value, FrameStack stack) {
    if (target instanceof SuspendableLongConsumer companion) {
      companion.accept(value, stack);
    } else {
      target.accept(value);
    }
  }
}
