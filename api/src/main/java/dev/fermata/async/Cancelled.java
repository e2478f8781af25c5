package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/**
 * Signals to a task, at the call where it waits, that it is to end. It is an {@link Error} so that
 * {@code catch (Exception e)} does not hold it; {@code finally} blocks run, and may wait. It has no
 * stack trace.
 *
 * <p>A task that ends by this signal is cancelled. What awaits a task which was cancelled by others
 * is not cancelled itself, and gets a {@link java.util.concurrent.CancellationException}.
 */
public final class Cancelled extends Error {
  private static final long serialVersionUID = 1L;

  /** Why. */
  private final String reason;

  private final transient @Nullable Task<?> requester;

  Cancelled(String reason, @Nullable Task<?> requester) {
    super(reason, null, true, false);
    this.reason = reason;
    this.requester = requester;
  }

  /**
   * Returns why the task is to end.
   *
   * @return what was given to {@link Task#cancel(String)}, or what the library says
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns the task in which the cancellation was requested.
   *
   * @return null if it was requested outside of tasks
   */
  public @Nullable Task<?> requester() {
    return requester;
  }
}
