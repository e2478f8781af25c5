package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.ToLongBiFunction;

/**
 * What a {@link ToLongBiFunction} also is when its {@code applyAsLong} can suspend; added by the
 * agent.
 *
 * @param <T> as there
 * @param <U> as there
 */
public interface SuspendableToLongBiFunction<T, U> extends ToLongBiFunction<T, U> {
  /**
   * Is the twin of {@link #applyAsLong(Object, Object)}; called by instrumented code.
   *
   * @param t as there
   * @param u as there
   * @param stack the caller's stack
   * @return as there
   */
  long applyAsLong(T t, U u, FrameStack stack);

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
  static <T, U> long applyAsLong(ToLongBiFunction<T, U> target, T t, U u, FrameStack stack) {
    return target instanceof SuspendableToLongBiFunction<T, U> companion
        ? companion.applyAsLong(t, u, stack)
        : target.applyAsLong(t, u);
  }
}
