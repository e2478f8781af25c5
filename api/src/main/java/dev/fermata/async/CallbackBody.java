package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/**
 * Begins something that calls back when it has ended, such as a channel of {@code java.nio}.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface CallbackBody<T> {
  /**
   * Begins it. Cannot wait itself.
   *
   * @param completion to be told how it has ended
   * @throws Exception reaches the caller of {@link Async#awaitCallback} as it is
   */
  void register(Completion<T> completion) throws Exception;

  /**
   * Is told how something has ended, once, by any thread. What comes later is ignored.
   *
   * @param <T> the type of the result
   */
  interface Completion<T> {
    /**
     * Provides the result.
     *
     * @param value may be null
     * @return false if nobody waits for it any more: what is to be closed is left to the caller
     */
    boolean complete(@Nullable T value);

    /**
     * Provides what {@link Async#awaitCallback} is to throw.
     *
     * @param thrown thrown as it is, the same object
     */
    void fail(Throwable thrown);

    /**
     * Says how to give it up when the task is cancelled. The task does not wait for the call back
     * then.
     *
     * @param action closed on the task's loop, often a method such as {@code channel::close};
     *     cannot wait. What it throws is suppressed by the signal
     */
    void onCancel(AutoCloseable action);
  }
}
