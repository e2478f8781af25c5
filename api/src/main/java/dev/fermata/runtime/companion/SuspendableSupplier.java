package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.Supplier;

/**
 * What a {@link Supplier} also is when its {@code get} can suspend; added by the agent.
 *
 * @param <T> as there
 */
public interface SuspendableSupplier<T> extends Supplier<T> {
  /**
   * Is the twin of {@link #get()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  T get(FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @param <T> as in the interface
   * @return what it returns
   */
  static <T> T get(Supplier<T> target, FrameStack stack) {
    return target instanceof SuspendableSupplier<T> companion ? companion.get(stack) : target.get();
  }
}
