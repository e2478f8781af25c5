package dev.fermata.runtime.companion;

import dev.fermata.runtime.AdaptingFrame;
import dev.fermata.runtime.FrameStack;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link PrimitiveIterator.OfDouble} also is when its {@code nextDouble} or {@code next} can
 * suspend; added by the agent.
 */
public interface SuspendableDoubleIterator
    extends PrimitiveIterator.OfDouble, SuspendableIterator<Double> {
  /**
   * Is the twin of {@link #nextDouble()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  default double nextDouble(FrameStack stack) {
    return nextDouble();
  }

  /**
   * Is the twin of {@link #next()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  @Override
  default @Nullable Double next(FrameStack stack) {
    double element = nextDouble(stack);
    if (stack.status != FrameStack.RUNNING) {
      AdaptingFrame.link(stack, "DDL");
      return null;
    }
    return element;
  }

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @return what it returns
   */
  static double nextDouble(PrimitiveIterator.OfDouble target, FrameStack stack) {
    return target instanceof SuspendableDoubleIterator companion
        ? companion.nextDouble(stack)
        : target.nextDouble();
  }

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @return what it returns
   */
  static @Nullable Double next(PrimitiveIterator.OfDouble target, FrameStack stack) {
    return target instanceof SuspendableDoubleIterator companion
        ? companion.next(stack)
        : target.next();
  }
}
