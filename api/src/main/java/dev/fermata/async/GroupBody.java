package dev.fermata.async;

import dev.fermata.Suspendable;

/**
 * What is done with a task group, with a result.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
@Suspendable
public interface GroupBody<R> {
  /**
   * Creates tasks in the group, and waits for those whose results it needs.
   *
   * @param group open until the body and all its tasks have ended
   * @return may be null
   * @throws Exception fails the group
   */
  R run(TaskGroup group) throws Exception;
}
