package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.concurrent.Callable;

/**
 * What a {@link Callable} also is when its {@code call} can suspend; added by the agent.
 *
 * @param <V> as there
 */
public interface SuspendableCallable<V> extends Callable<V> {
  /**
   * Is the twin of {@link #call()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   * @throws Exception as there
   */
  V call(FrameStack stack) throws Exception;

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @param <V> as in the interface
   * @return what it returns
   * @throws Exception what it throws
   */
  static <V> V call(Callable<V> target, FrameStack stack) throws Exception {
    return target instanceof SuspendableCallable<V> companion
        ? companion.call(stack)
        : target.call();
  }
}
