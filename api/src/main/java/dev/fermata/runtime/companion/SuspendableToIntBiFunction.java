package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.ToIntBiFunction;

/**
 * What a {@link ToIntBiFunction} also is when its {@code applyAsInt} can suspend; added by the
 * agent.
 *
 * @param <T> as there
 * @param <U> as there
 */
public interface SuspendableToIntBiFunction<T, U> extends ToIntBiFunction<T, U> {
  /**
   * Is the twin of {@link #applyAsInt(Object, Object)}; called by instrumented code.
   *
   * @param t as there
   * @param u as there
   * @param stack the caller's stack
   * @return as there
   */
  int applyAsInt(T t, U u, FrameStack stack);

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
  static <T, U> int applyAsInt(ToIntBiFunction<T, U> target, T t, U u, FrameStack stack) {
    return target instanceof SuspendableToIntBiFunction<T, U> companion
        ? companion.applyAsInt(t, u, stack)
        : target.applyAsInt(t, u);
  }
}
