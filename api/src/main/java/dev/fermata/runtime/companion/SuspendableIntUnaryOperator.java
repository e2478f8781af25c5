package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.IntUnaryOperator;

/**
 * What an {@link IntUnaryOperator} also is when its {@code applyAsInt} can suspend; added by the
 * agent.
 */
public interface SuspendableIntUnaryOperator extends IntUnaryOperator {
  /**
   * Is the twin of {@link #applyAsInt(int)}; called by instrumented code.
   *
   * @param operand as there
   * @param stack the caller's stack
   * @return as there
   */
  int applyAsInt(int operand, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param operand its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static int applyAsInt(IntUnaryOperator target, int operand, FrameStack stack) {
    return target instanceof SuspendableIntUnaryOperator companion
        ? companion.applyAsInt(operand, stack)
        : target.applyAsInt(operand);
  }
}
