package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.Predicate;

/**
 * What a {@link Predicate} also is when its {@code test} can suspend; added by the agent.
 *
 * @param <T> as there
 */
public interface SuspendablePredicate<T> extends Predicate<T> {
  /**
   * Is the twin of {@link #test(Object)}; called by instrumented code.
   *
   * @param t as there
   * @param stack the caller's stack
   * @return as there
   */
  boolean test(T t, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @return what it returns
   */
  static <T> boolean test(Predicate<T> target, T t, FrameStack stack) {
    return target instanceof SuspendablePredicate<T> companion
        ? companion.test(t, stack)
        : target.test(t);
  }
}
