package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.DoubleBinaryOperator;

/**
 * What a {@link DoubleBinaryOperator} also is when its {@code applyAsDouble} can suspend; added by
 * the agent.
 */
public interface SuspendableDoubleBinaryOperator extends DoubleBinaryOperator {
  /**
   * Is the twin of {@link #applyAsDouble(double, double)}; called by instrumented code.
   *
   * @param left as there
   * @param right as there
   * @param stack the caller's stack
   * @return as there
   */
  double applyAsDouble(double left, double right, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param left its argument
   * @param right its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static double applyAsDouble(
      DoubleBinaryOperator target, double left, double right, FrameStack stack) {
    return target instanceof SuspendableDoubleBinaryOperator companion
        ? companion.applyAsDouble(left, right, stack)
        : target.applyAsDouble(left, right);
  }
}
