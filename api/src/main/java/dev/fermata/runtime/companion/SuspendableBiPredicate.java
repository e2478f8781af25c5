package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.BiPredicate;

/**
 * What a {@link BiPredicate} also is when its {@code test} can suspend; added by the agent.
 *
 * @param <T> as there
 * @param <U> as there
 */
public interface SuspendableBiPredicate<T, U> extends BiPredicate<T, U> {
  /**
   * Is the twin of {@link #test(Object, Object)}; called by instrumented code.
   *
   * @param t as there
   * @param u as there
   * @param stack the caller's stack
   * @return as there
   */
  boolean test(T t, U u, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param u its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @param <U> as in the interface
   * @return what it returns
   */
  static <T, U> boolean test(BiPredicate<T, U> target, T t, U u, FrameStack stack) {
    return target instanceof SuspendableBiPredicate<T, U> companion
        ? companion.test(t, u, stack)
        : target.test(t, u);
  }
}
