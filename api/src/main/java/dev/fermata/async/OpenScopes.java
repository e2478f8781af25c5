package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/**
 * What a task has opened and not yet left.
 *
 * @param group the innermost task group
 * @param limit the innermost time limit
 * @param shield what holds back cancellations
 */
record OpenScopes(@Nullable TaskScope group, @Nullable Timeout limit, @Nullable Shield shield) {
  static OpenScopes of(RunningTask<?> task) {
    return new OpenScopes(task.scopes, task.limit, task.shield);
  }

  /** Tells whether the task has neither left one of them nor opened another. */
  boolean areOf(RunningTask<?> task) {
    return group == task.scopes && limit == task.limit && shield == task.shield;
  }
}
