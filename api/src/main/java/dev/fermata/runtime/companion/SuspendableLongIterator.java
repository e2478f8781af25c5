package dev.fermata.runtime.companion;

import dev.fermata.runtime.AdaptingFrame;
import dev.fermata.runtime.FrameStack;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link PrimitiveIterator.OfLong} also is when its {@code nextLong} or {@code next} can
 * suspend; added by the agent.
 */
public interface SuspendableLongIterator
    extends PrimitiveIterator.OfLong, SuspendableIterator<Long> {
  /**
   * Is the twin of {@link #nextLong()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  default long nextLong(FrameStack stack) {
    return nextLong();
  }

  /**
   * Is the twin of {@link #next()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  @Override
  default @Nullable Long next(FrameStack stack) {
    long element = nextLong(stack);
    if (stack.status != FrameStack.RUNNING) {
      AdaptingFrame.link(stack, "JJL");
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
  static long nextLong(PrimitiveIterator.OfLong target, FrameStack stack) {
    return target instanceof SuspendableLongIterator companion
        ? companion.nextLong(stack)
        : target.nextLong();
  }

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @return what it returns
   */
  static @Nullable Long next(PrimitiveIterator.OfLong target, FrameStack stack) {
    return target instanceof SuspendableLongIterator companion
        ? companion.next(stack)
        : target.next();
  }
}
