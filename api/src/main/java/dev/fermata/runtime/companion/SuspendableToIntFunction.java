package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.ToIntFunction;

/**
 * What a {@link ToIntFunction} also is when its {@code applyAsInt} can suspend; added by the agent.
 *
 * @param <T> as there
 */
public interface SuspendableToIntFunction<T> extends ToIntFunction<T> {
  /**
   * Is the twin of {@link #applyAsInt(Object)}; called by instrumented code.
   *
   * @param t as there
   * @param stack the caller's stack
   * @return as there
   */
  int applyAsInt(T t, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @return what it returns
   */
  static <T> int applyAsInt(ToIntFunction<T> target, T t, FrameStack stack) {
    return target instanceof SuspendableToIntFunction<T> companion
        ? companion.applyAsInt(t, stack)
        : target.applyAsInt(t);
  }
}
