package dev.fermata.async;

/**
 * Something that ends once, with a result or a failure, and that tasks can wait for by {@link
 * Async#await(Awaitable)}.
 *
 * @param <T> the type of the result
 */
public sealed interface Awaitable<T> permits Task, Deferred, Operation {
  /**
   * Tells whether it has ended. May be called by any thread.
   *
   * @return true once it has a result, has failed or was cancelled
   */
  boolean isDone();
}
