package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.ToDoubleBiFunction;

/**
 * What a {@link ToDoubleBiFunction} also is when its {@code applyAsDouble} can suspend; added by
 * the agent.
 *
 * @param <T> as there
 * @param <U> as there
 */
public interface SuspendableToDoubleBiFunction<T, U> extends ToDoubleBiFunction<T, U> {
  /**
   * Is the twin of {@link #applyAsDouble(Object, Object)}; called by instrumented code.
   *
   * @param t as there
   * @param u as there
   * @param stack the caller's stack
   * @return as there
   */
  double applyAsDouble(T t, U u, FrameStack stack);

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
  static <T, U> double applyAsDouble(ToDoubleBiFunction<T, U> target, T t, U u, FrameStack stack) {
    return target instanceof SuspendableToDoubleBiFunction<T, U> companion
        ? companion.applyAsDouble(t, u, stack)
        : target.applyAsDouble(t, u);
  }
}
