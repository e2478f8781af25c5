package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.DoubleToIntFunction;

/**
 * What a {@link DoubleToIntFunction} also is when its {@code applyAsInt} can suspend; added by the
 * agent.
 */
public interface SuspendableDoubleToIntFunction extends DoubleToIntFunction {
  /**
   * Is the twin of {@link #applyAsInt(double)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  int applyAsInt(double value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static int applyAsInt(DoubleToIntFunction target, double value, FrameStack stack) {
    return target instanceof SuspendableDoubleToIntFunction companion
        ? companion.applyAsInt(value, stack)
        : target.applyAsInt(value);
  }
}
