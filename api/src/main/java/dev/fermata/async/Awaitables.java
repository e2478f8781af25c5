package dev.fermata.async;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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

  /** Tells whether one of those that are not done can end so. */
  static boolean isAnyOutside(List<? extends Awaitable<?>> all, EventLoop loop) {
    return all.stream().anyMatch(each -> !each.isDone() && isOutside(each, loop));
  }

  /** Names those that are not done. */
  static String describe(List<? extends Awaitable<?>> all, String joint) {
    return all.stream()
        .filter(each -> !each.isDone())
        .map(Awaitables::describe)
        .collect(Collectors.joining(joint));
  }

  /** Names it without saying what it waits for itself: that could go in circles. */
  static String describe(Awaitable<?> awaitable) {
    return awaitable instanceof RunningTask<?> task ? task.name() : awaitable.toString();
  }
}
