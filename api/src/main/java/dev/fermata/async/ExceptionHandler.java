package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** Is told what tasks have thrown that nobody else is told: see {@link Runner.Options}. */
@FunctionalInterface
public interface ExceptionHandler {
  /**
   * Deals with it, at once, on the thread of the run. What this throws itself goes to the thread's
   * {@link Thread.UncaughtExceptionHandler}.
   *
   * @param message what has happened
   * @param thrown what was thrown
   * @param task that has thrown; null if it was none
   */
  void handle(String message, Throwable thrown, @Nullable Task<?> task);
}
