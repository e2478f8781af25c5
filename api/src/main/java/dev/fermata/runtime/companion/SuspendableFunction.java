package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.Function;

/**
 * What a {@link Function} also is when its {@code apply} can suspend; added by the agent.
 *
 * @param <T> as there
 * @param <R> as there
 */
public interface SuspendableFunction<T, R> extends Function<T, R> {
  /**
   * Is the twin of {@link #apply(Object)}; called by instrumented code.
   *
   * @param t as there
   * @param stack the caller's stack
   * @return as there
   */
  R apply(T t, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @param <R> as in the interface
   * @return what it returns
   */
  static <T, R> R apply(Function<T, R> target, T t, FrameStack stack) {
    return target instanceof SuspendableFunction<T, R> companion
        ? companion.apply(t, stack)
        : target.apply(t);
  }
}
