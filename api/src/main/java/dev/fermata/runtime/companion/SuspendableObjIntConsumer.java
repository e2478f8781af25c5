package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.ObjIntConsumer;

/**
 * What an {@link ObjIntConsumer} also is when its {@code accept} can suspend; added by the agent.
 *
 * @param <T> as there
 */
public interface SuspendableObjIntConsumer<T> extends ObjIntConsumer<T> {
  /**
   * Is the twin of {@link #accept(Object, int)}; called by instrumented code.
   *
   * @param t as there
   * @param value as there
   * @param stack the caller's stack
   */
  void accept(T t, int value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param value its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   */
  static <T> void accept(ObjIntConsumer<T> target, T t, int value, FrameStack stack) {
    if (target instanceof SuspendableObjIntConsumer<T> companion) {
      companion.accept(t, value, stack);
    } else {
      target.accept(t, value);
    }
  }
}
