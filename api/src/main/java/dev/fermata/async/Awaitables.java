package dev.fermata.async;

import java.util.Objects;

/** What the kinds of awaitables have in common, and users do not see. */
final class Awaitables {
  private Awaitables() {}

  static Completion completion(Awaitable<?> awaitable) {
    if (awaitable instanceof Operation<?> operation) {
      throw operation.refusal();
    }
    return Objects.requireNonNull(awaitable, "awaitable") instanceof RunningTask<?> task
        ? task.completion
        : ((Deferred<?>) awaitable).completion;
  }

  /** Returns false if it has ended already. */
  static boolean cancel(Awaitable<?> awaitable, String reason) {
    return awaitable instanceof RunningTask<?> task
        ? task.cancel(reason)
        : ((Deferred<?>) awaitable).cancel(reason);
  }

  /** Tells whether it can end without anything happening in the loop. */
  static boolean isOutside(Awaitable<?> awaitable, EventLoop loop) {
    return awaitable instanceof RunningTask<?> task
        ? task.loop != loop
        : ((Deferred<?>) awaitable).isOutside();
  }

  /** Names it without saying what it waits for itself: that could go in circles. */
  static String describe(Awaitable<?> awaitable) {
    return awaitable instanceof RunningTask<?> task ? task.name() : awaitable.toString();
  }
}
