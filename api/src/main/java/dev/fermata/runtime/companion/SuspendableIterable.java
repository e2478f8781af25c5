package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.Iterator;

/**
 * What an {@link Iterable} also is when its {@code iterator} can suspend; added by the agent.
 *
 * @param <T> as there
 */
public interface SuspendableIterable<T> extends Iterable<T> {
  /**
   * Is the twin of {@link #iterator()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  Iterator<T> iterator(FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @return what it returns
   */
  static <T> Iterator<T> iterator(Iterable<T> target, FrameStack stack) {
    return target instanceof SuspendableIterable<T> companion
        ? companion.iterator(stack)
        : target.iterator();
  }
}
