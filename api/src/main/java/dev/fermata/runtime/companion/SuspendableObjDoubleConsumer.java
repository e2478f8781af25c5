package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.ObjDoubleConsumer;

/**
 * What an {@link ObjDoubleConsumer} also is when its {@code accept} can suspend; added by the
 * agent.
 *
 * @param <T> as there
 */
public interface SuspendableObjDoubleConsumer<T> extends ObjDoubleConsumer<T> {
  /**
   * Is the twin of {@link #accept(Object, double)}; called by instrumented code.
   *
   * @param t as there
   * @param value as there
   * @param stack the caller's stack
   */
  void accept(T t, double value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param t its argument
   * @param value its argument
   * @param stack the caller's stack
   * @param <T> as in the interface
   */
  static <T> void accept(ObjDoubleConsumer<T> target, T t, double value, FrameStack stack) {
    if (target instanceof SuspendableObjDoubleConsumer<T> companion) {
      companion.accept(t, value, stack);
    } else {
      target.accept(t, value);
    }
  }
}
