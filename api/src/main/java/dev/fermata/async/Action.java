package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;

/** The code of a task that has no result. */
@FunctionalInterface
@Suspendable
public interface Action {
  /**
   * Runs the action.
   *
   * @throws Exception reaches who awaits the task as it is
   */
  void run() throws Exception;

  /**
   * Is the twin of {@code run}; instrumented actions override it.
   *
   * @param stack the task's stack
   * @throws Exception reaches who awaits the task as it is
   */
  @HandWrittenTwin
  default void run(FrameStack stack) throws Exception {
    run();
  }
}
