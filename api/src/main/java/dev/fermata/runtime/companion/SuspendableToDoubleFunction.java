package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.ToDoubleFunction;

/**
 * What a {@link ToDoubleFunction} also is when its {@code applyAsDouble} can suspend; added by the
 * agent.
 *
 * @param <T> as there
 */
public interface SuspendableToDoubleFunction<T> extends ToDoubleFunction<T> {
  /**
   * Is the twin of {@link #applyAsDouble(Object)}; called by instrumented code.
   *
   * @param t as there
   * @param stack the caller's stack
   * @return as there
   */
  double applyAsDouble(T t, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @return what it returns
   */
  static <T> double applyAsDouble(ToDoubleFunction<T> target, T t, FrameStack stack) {
    return target instanceof SuspendableToDoubleFunction<T> companion
        ? companion.applyAsDouble(t, stack)
        : target.applyAsDouble(t);
  }
}
