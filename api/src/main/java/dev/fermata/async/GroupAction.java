package dev.fermata.async;

import dev.fermata.Suspendable;

/** What is done with a task group, without a result. */
@FunctionalInterface
@Suspendable
public interface GroupAction {
  /**
   * Creates tasks in the group.
   *
   * @param group open until the action and all its tasks have ended
   * @throws Exception fails the group
   */
  void run(TaskGroup group) throws Exception;
}
