package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.DoubleConsumer;

/**
 * What a {@link DoubleConsumer} also is when its {@code accept} can suspend; added by the agent.
 */
public interface SuspendableDoubleConsumer extends DoubleConsumer {
  /**
   * Is the twin of {@link #accept(double)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   */
  void accept(double value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   */
  static void accept(DoubleConsumer target, double value, FrameStack stack) {
    if (target instanceof SuspendableDoubleConsumer companion) {
      companion.accept(value, stack);
    } else {
      target.accept(value);
    }
  }
}
