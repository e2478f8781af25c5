package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Iterator} also is when its {@code hasNext} or {@code next} can suspend; added by
 * the agent.
 *
 * @param <E> as there
 */
public interface SuspendableIterator<E> extends Iterator<E> {
  /**
   * Is the twin of {@link #hasNext()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  default boolean hasNext(FrameStack stack) {
    return hasNext();
  }

  /**
   * Is the twin of {@link #next()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  default @Nullable E next(FrameStack stack) {
    return next();
  }

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @param <E> as in the interface
   * @return what it returns
   */
  static <E> boolean hasNext(Iterator<E> target, FrameStack stack) {
    return target instanceof SuspendableIterator<E> companion
        ? companion.hasNext(stack)
        : target.hasNext();
  }

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @param <E> as in the interface
   * @return what it returns
   */
  static <E> @Nullable E next(Iterator<E> target, FrameStack stack) {
    return target instanceof SuspendableIterator<E> companion
        ? companion.next(stack)
        : target.next();
  }
}
