package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.DoubleUnaryOperator;

/**
 * What a {@link DoubleUnaryOperator} also is when its {@code applyAsDouble} can suspend; added by
 * the agent.
 */
public interface SuspendableDoubleUnaryOperator extends DoubleUnaryOperator {
  /**
   * Is the twin of {@link #applyAsDouble(double)}; called by instrumented code.
   *
   * @param operand as there
   * @param stack the caller's stack
   * @return as there
   */
  double applyAsDouble(double operand, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param operand its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static double applyAsDouble(DoubleUnaryOperator target, double operand, FrameStack stack) {
    return target instanceof SuspendableDoubleUnaryOperator companion
        ? companion.applyAsDouble(operand, stack)
        : target.applyAsDouble(operand);
  }
}
