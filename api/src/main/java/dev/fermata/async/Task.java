package dev.fermata.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Work that is being done by a loop, beside others. It is made by a {@link TaskGroup}, which it
 * does not outlive.
 *
 * <pre>{@code
 * int sum = TaskGroup.run(group -> {
 *   Task<Integer> one = group.createTask(() -> fetch("one").length());
 *   Task<Integer> two = group.createTask(() -> fetch("two").length());
 *   return await(one) + await(two);
 * });
 * }</pre>
 *
 * <p>All of its methods may be called by any thread, unless they say otherwise.
 *
 * @param <T> the type of the result
 */
public sealed interface Task<T> extends Awaitable<T>, Future<T> permits RunningTask {
  /** Where a task stands. */
  enum Status {
    /** It has not ended. */
    RUNNING,
    /** It has a result. */
    SUCCESS,
    /** It has thrown. */
    FAILED,
    /** It was cancelled, and let the signal pass. */
    CANCELLED
  }

  /**
   * Returns the name.
   *
   * @return {@code Task-} and a number, unless it was given one
   */
  String name();

  /**
   * Gives it a name.
   *
   * @param newName for messages; need not be unique
   */
  void name(String newName);

  /**
   * Requests that the task ends: {@link Cancelled} is thrown where it waits or waits next; if it
   * has not begun, it never does. What it waits for is cancelled first, and its end awaited. The
   * task may catch the signal, clean up, wait, and even go on.
   *
   * @param reason for those who ask why
   * @return false if it has ended already
   */
  boolean cancel(String reason);

  /**
   * Requests that the task ends, as {@link #cancel(String)} does.
   *
   * @return false if it has ended already
   */
  default boolean cancel() {
    return cancel("cancelled");
  }

  /**
   * Requests that the task ends, as {@link #cancel(String)} does. It is cancelled when it has
   * ended, not before.
   *
   * @param mayInterruptIfRunning has no meaning
   * @return false if it has ended already
   */
  @Override
  default boolean cancel(boolean mayInterruptIfRunning) {
    return cancel();
  }

  /**
   * Returns how many requests to end have been made and not been taken back.
   *
   * @return zero or more
   */
  int cancelling();

  /**
   * Takes back one request to end, as the block does that has made it. With the last one goes what
   * has not been thrown yet. To be called in the task's loop.
   *
   * @return how many are left
   */
  int uncancel();

  /**
   * Returns where it stands.
   *
   * @return never null
   */
  Status status();

  /**
   * Returns the result of a task that has one.
   *
   * @return may be null
   * @throws IllegalStateException if it has not ended, has thrown, or was cancelled
   */
  T resultNow();

  /**
   * Returns what a task that has failed has thrown.
   *
   * @return never null
   * @throws IllegalStateException if it has not ended, has a result, or was cancelled
   */
  Throwable exceptionNow();

  /**
   * Returns a future that ends when the task does. What ends it before that, such as its {@code
   * cancel} and {@code orTimeout}, cancels the task.
   *
   * @return a new one for each call
   */
  CompletableFuture<T> toCompletableFuture();
}
