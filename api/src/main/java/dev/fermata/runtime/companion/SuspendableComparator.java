package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.Comparator;

/**
 * What a {@link Comparator} also is when its {@code compare} can suspend; added by the agent.
 *
 * @param <T> as there
 */
public interface SuspendableComparator<T> extends Comparator<T> {
  /**
   * Is the twin of {@link #compare(Object, Object)}; called by instrumented code.
   *
   * @param o1 as there
   * @param o2 as there
   * @param stack the caller's stack
   * @return as there
   */
  int compare(T o1, T o2, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param o1 its argument
   * @param o2 its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @return what it returns
   */
  static <T> int compare(Comparator<T> target, T o1, T o2, FrameStack stack) {
    return target instanceof SuspendableComparator<T> companion
        ? companion.compare(o1, o2, stack)
        : target.compare(o1, o2);
  }
}
