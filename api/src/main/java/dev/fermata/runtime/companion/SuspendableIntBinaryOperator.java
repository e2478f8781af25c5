package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.IntBinaryOperator;

/**
 * What an {@link IntBinaryOperator} also is when its {@code applyAsInt} can suspend; added by the
 * agent.
 */
public interface SuspendableIntBinaryOperator extends IntBinaryOperator {
  /**
   * Is the twin of {@link #applyAsInt(int, int)}; called by instrumented code.
   *
   * @param left as there
   * @param right as there
   * @param stack the caller's stack
   * @return as there
   */
  int applyAsInt(int left, int right, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param left its argument
   * @param right its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static int applyAsInt(IntBinaryOperator target, int left, int right, FrameStack stack) {
    return target instanceof SuspendableIntBinaryOperator companion
        ? companion.applyAsInt(left, right, stack)
        : target.applyAsInt(left, right);
  }
}
