package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.LongBinaryOperator;

/**
 * What a {@link LongBinaryOperator} also is when its {@code applyAsLong} can suspend; added by the
 * agent.
 */
public interface SuspendableLongBinaryOperator extends LongBinaryOperator {
  /**
   * Is the twin of {@link #applyAsLong(long, long)}; called by instrumented code.
   *
   * @param left as there
   * @param right as there
   * @param stack the caller's stack
   * @return as there
   */
  long applyAsLong(long left, long right, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param left its argument
   * @param right its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static long applyAsLong(LongBinaryOperator target, long left, long right, FrameStack stack) {
    return target instanceof SuspendableLongBinaryOperator companion
        ? companion.applyAsLong(left, right, stack)
        : target.applyAsLong(left, right);
  }
}
