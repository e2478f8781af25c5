package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.BiFunction;

/**
 * What a {@link BiFunction} also is when its {@code apply} can suspend; added by the agent.
 *
 * @param <T> as there
 * @param <U> as there
 * @param <R> as there
 */
public interface SuspendableBiFunction<T, U, R> extends BiFunction<T, U, R> {
  /**
   * Is the twin of {@link #apply(Object, Object)}; called by instrumented code.
   *
   * @param t as there
   * @param u as there
   * @param stack the caller's stack
   * @return as there
   */
  R apply(T t, U u, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param u its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @param <U> as in the interface
   * @param <R> as in the interface
   * @return what it returns
   */
  static <T, U, R> R apply(BiFunction<T, U, R> target, T t, U u, FrameStack stack) {
    return target instanceof SuspendableBiFunction<T, U, R> companion
        ? companion.apply(t, u, stack)
        : target.apply(t, u);
  }
}
