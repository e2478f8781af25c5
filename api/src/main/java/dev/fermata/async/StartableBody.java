package dev.fermata.async;

import dev.fermata.Suspendable;
import org.jspecify.annotations.Nullable;

/**
 * The code of a task that others wait for until it is ready for them, as a server is when it
 * listens.
 *
 * @param <T> the type of what it tells them then
 */
@FunctionalInterface
@Suspendable
public interface StartableBody<T> {
  /**
   * Gets ready, says so, and goes on.
   *
   * @param started to be told once that the task is ready
   * @throws Exception reaches the caller of {@link TaskGroup#start} as it is if the task is not
   *     ready by then; else it fails the group
   */
  void run(Started<T> started) throws Exception;

  /**
   * Is told that a task is ready.
   *
   * @param <T> the type of what else it is told
   */
  interface Started<T> {
    /**
     * Lets {@link TaskGroup#start} return.
     *
     * @param value what it returns; may be null
     * @throws IllegalStateException if it has been called before
     */
    void started(@Nullable T value);
  }
}
