package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.Consumer;

/**
 * What a {@link Consumer} also is when its {@code accept} can suspend; added by the agent.
 *
 * @param <T> as there
 */
public interface SuspendableConsumer<T> extends Consumer<T> {
  /**
   * Is the twin of {@link #accept(Object)}; called by instrumented code.
   *
   * @param t as there
   * @param stack the caller's stack
   */
  void accept(T t, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   */
  static <T> void accept(Consumer<T> target, T t, FrameStack stack) {
    if (target instanceof SuspendableConsumer<T> companion) {
      companion.accept(t, stack);
    } else {
      target.accept(t);
    }
  }
}
