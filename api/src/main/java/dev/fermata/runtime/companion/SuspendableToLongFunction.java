package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.ToLongFunction;

/**
 * What a {@link ToLongFunction} also is when its {@code applyAsLong} can suspend; added by the
 * agent.
 *
 * @param <T> as there
 */
public interface SuspendableToLongFunction<T> extends ToLongFunction<T> {
  /**
   * Is the twin of {@link #applyAsLong(Object)}; called by instrumented code.
   *
   * @param t as there
   * @param stack the caller's stack
   * @return as there
   */
  long applyAsLong(T t, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @return what it returns
   */
  static <T> long applyAsLong(ToLongFunction<T> target, T t, FrameStack stack) {
    return target instanceof SuspendableToLongFunction<T> companion
        ? companion.applyAsLong(t, stack)
        : target.applyAsLong(t);
  }
}
