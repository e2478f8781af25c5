package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;

/**
 * The code of a task that has a result.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
@Suspendable
public interface Work<T> {
  /**
   * Runs the work.
   *
   * @return may be null
   * @throws Exception reaches who awaits the task as it is
   */
  T call() throws Exception;

  /**
   * Is the twin of {@code call}; instrumented work overrides it.
   *
   * @param stack the task's stack
   * @return may be null
   * @throws Exception reaches who awaits the task as it is
   */
  @HandWrittenTwin
  default T call(FrameStack stack) throws Exception {
    return call();
  }
}
