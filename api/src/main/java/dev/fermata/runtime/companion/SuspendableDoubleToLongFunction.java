package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.DoubleToLongFunction;

/**
 * What a {@link DoubleToLongFunction} also is when its {@code applyAsLong} can suspend; added by
 * the agent.
 */
public interface SuspendableDoubleToLongFunction extends DoubleToLongFunction {
  /**
   * Is the twin of {@link #applyAsLong(double)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  long applyAsLong(double value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static long applyAsLong(DoubleToLongFunction target, double value, FrameStack stack) {
    return target instanceof SuspendableDoubleToLongFunction companion
        ? companion.applyAsLong(value, stack)
        : target.applyAsLong(value);
  }
}
