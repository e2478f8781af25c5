package dev.fermata.async;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.Sneaky;

/**
 * What a task does when it awaits this: nothing before, and it once.
 *
 * @param <T> the type of the result
 */
final class Operation<T> implements Awaitable<T> {
  private final String description;
  private final Work<T> work;
  private boolean used;

  Operation(String description, Work<T> work) {
    this.description = description;
    this.work = work;
  }

  /** Does it in the task that runs on {@code stack}. */
  T perform(FrameStack stack) {
    TaskStack.around(stack);
    if (used) {
      throw new IllegalStateException(
          "Cannot await " + description + " a second time. Ask for a new one.");
    }
    used = true;
    try {
      return work.call(stack);
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    }
  }

  /** Refuses what needs something that runs by itself. */
  IllegalStateException refusal() {
    return new IllegalStateException(
        "Cannot wait for "
            + description
            + " but by Async.await: it runs in the task that awaits it. Make a task of it:"
            + " group.createTask(() -> await(...)).");
  }

  @Override
  public boolean isDone() {
    return false;
  }

  @Override
  public String toString() {
    return description;
  }
}
