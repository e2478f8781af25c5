package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.LongUnaryOperator;

/**
 * What a {@link LongUnaryOperator} also is when its {@code applyAsLong} can suspend; added by the
 * agent.
 */
public interface SuspendableLongUnaryOperator extends LongUnaryOperator {
  /**
   * Is the twin of {@link #applyAsLong(long)}; called by instrumented code.
   *
   * @param operand as there
   * @param stack the caller's stack
   * @return as there
   */
  long applyAsLong(long operand, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param operand its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static long applyAsLong(LongUnaryOperator target, long operand, FrameStack stack) {
    return target instanceof SuspendableLongUnaryOperator companion
        ? companion.applyAsLong(operand, stack)
        : target.applyAsLong(operand);
  }
}
