package dev.fermata.runtime.companion;

import dev.fermata.runtime.AdaptingFrame;
import dev.fermata.runtime.FrameStack;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link PrimitiveIterator.OfInt} also is when its {@code nextInt} or {@code next} can
 * suspend; added by the agent.
 */
public interface SuspendableIntIterator
    extends PrimitiveIterator.OfInt, SuspendableIterator<Integer> {
  /**
   * Is the twin of {@link #nextInt()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  default int nextInt(FrameStack stack) {
    return nextInt();
  }

  /**
   * Is the twin of {@link #next()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  @Override
  default @Nullable Integer next(FrameStack stack) {
    int element = nextInt(stack);
    if (stack.status != FrameStack.RUNNING) {
      AdaptingFrame.link(stack, "IIL");
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
  static int nextInt(PrimitiveIterator.OfInt target, FrameStack stack) {
    return target instanceof SuspendableIntIterator companion
        ? companion.nextInt(stack)
        : target.nextInt();
  }

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @return what it returns
   */
  static @Nullable Integer next(PrimitiveIterator.OfInt target, FrameStack stack) {
    return target instanceof SuspendableIntIterator companion
        ? companion.next(stack)
        : target.next();
  }
}
