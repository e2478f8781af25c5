package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.BiConsumer;

/**
 * What a {@link BiConsumer} also is when its {@code accept} can suspend; added by the agent.
 *
 * @param <T> as there
 * @param <U> as there
 */
public interface SuspendableBiConsumer<T, U> extends BiConsumer<T, U> {
  /**
   * Is the twin of {@link #accept(Object, Object)}; called by instrumented code.
   *
   * @param t as there
   * @param u as there
   * @param stack the caller's stack
   */
  void accept(T t, U u, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param u its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @param <U> as in the interface
   */
  static <T, U> void accept(BiConsumer<T, U> target, T t, U u, FrameStack stack) {
    if (target instanceof SuspendableBiConsumer<T, U> companion) {
      companion.accept(t, u, stack);
    } else {
      target.accept(t, u);
    }
  }
}
