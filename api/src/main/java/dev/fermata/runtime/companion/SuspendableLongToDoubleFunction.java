package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.LongToDoubleFunction;

/**
 * What a {@link LongToDoubleFunction} also is when its {@code applyAsDouble} can suspend; added by
 * the agent.
 */
public interface SuspendableLongToDoubleFunction extends LongToDoubleFunction {
  /**
   * Is the twin of {@link #applyAsDouble(long)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  double applyAsDouble(long value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static double applyAsDouble(LongToDoubleFunction target, long value, FrameStack stack) {
    return target instanceof SuspendableLongToDoubleFunction companion
        ? companion.applyAsDouble(value, stack)
        : target.applyAsDouble(value);
  }
}
