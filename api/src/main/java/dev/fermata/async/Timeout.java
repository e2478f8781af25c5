package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A limit on the time that a piece of a task may take. When it is over, the piece is cancelled; the
 * rest of the task is not.
 *
 * <pre>{@code
 * String page = Timeout.run(Duration.ofSeconds(5), timeout -> {
 *   String head = readHead();
 *   timeout.reschedule(Duration.ofSeconds(60));
 *   return head + readBody();
 * });
 * }</pre>
 *
 * <p>What the piece throws or returns while it is being cancelled counts: a {@link
 * TimeoutException} is thrown only in the place of the signal, and only if nobody else has
 * cancelled the task as well. Used by its own task only.
 */
public final class Timeout {
  private final TaskStack task;
  private final @Nullable Timeout outer;
  private final @Nullable Shield level;
  private final int requestsBefore;
  private final Deadline deadline = new Deadline();
  private boolean active = true;
  private boolean expired;

  /**
   * The piece of a task whose time is limited.
   *
   * @param <R> the type of the result
   */
  @FunctionalInterface
  @Suspendable
  public interface Body<R> {
    /**
     * Runs the piece.
     *
     * @param timeout to look at the limit, and to change it
     * @return may be null
     * @throws Exception reaches the caller as it is
     */
    R run(Timeout timeout) throws Exception;
  }

  /** Begins to limit the time of {@code task}, which is running. */
  Timeout(TaskStack task, @Nullable Duration limit) {
    this.task = task;
    outer = task.limit;
    task.limit = this;
    level = task.shield;
    task.loop.lock();
    try {
      requestsBefore = task.unshielded();
      if (limit != null) {
        deadline.set(limit);
      }
    } finally {
      task.loop.unlock();
    }
  }

  /**
   * Runs {@code body}, and cancels it if it takes longer than {@code limit}.
   *
   * @param limit for the body; if it is not positive, the body is cancelled where it first waits;
   *     null for no limit, until one is set
   * @param body what to run
   * @param <R> the type of the result
   * @return what the body returned; what it throws is thrown as it is, declared or not
   * @throws TimeoutException if the body was cancelled because of the limit; its cause is the
   *     signal
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public static <R> R run(@Nullable Duration limit, Body<R> body) throws TimeoutException {
    Objects.requireNonNull(body, "body");
    Timeout timeout = new Timeout(Current.task(), limit);
    R result;
    try {
      result = body.run(timeout);
    } catch (Throwable thrown) {
      throw Sneaky.rethrow(timeout.leaveByThrowing(thrown));
    }
    timeout.leave();
    return result;
  }

  /** Is {@link Async#timeout}. */
  @Suspendable
  static <T> T call(@Nullable Duration limit, Work<T> work) throws TimeoutException {
    Objects.requireNonNull(work, "work");
    Timeout timeout = new Timeout(Current.task(), limit);
    T result;
    try {
      result = work.call();
    } catch (Throwable thrown) {
      throw Sneaky.rethrow(timeout.leaveByThrowing(thrown));
    }
    timeout.leave();
    return result;
  }

  /** Is {@link Async#moveOnAfter}. */
  @Suspendable
  static <T> Optional<T> moveOn(@Nullable Duration limit, Work<T> work) {
    Objects.requireNonNull(work, "work");
    Timeout timeout = new Timeout(Current.task(), limit);
    T result = null;
    try {
      result = work.call();
    } catch (Throwable thrown) {
      if (!timeout.isToBlameFor(thrown)) {
        throw Sneaky.rethrow(thrown);
      }
      return Optional.empty();
    }
    timeout.leave();
    return Optional.ofNullable(result);
  }

  /** Is {@link Async#shielded}. */
  @Suspendable
  static void shielded(Duration budget, Action cleanup) {
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(cleanup, "cleanup");
    TaskStack task = Current.task();
    Shield shield = Shield.raise(task);
    Timeout timeout = new Timeout(task, budget);
    Throwable thrown = null;
    try {
      cleanup.run();
      timeout.leave();
    } catch (Throwable failure) {
      thrown = timeout.isToBlameFor(failure) ? null : failure;
    }
    shield.lower();
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
  }

  private void leave() {
    task.limit = outer;
    task.loop.lock();
    try {
      active = false;
      deadline.clear();
      if (expired) {
        task.uncancel();
      }
    } finally {
      task.loop.unlock();
    }
  }

  private Throwable leaveByThrowing(Throwable thrown) {
    return isToBlameFor(thrown)
        ? new TimeoutException("the time limit of " + deadline.limit() + " is over")
            .initCause(thrown)
        : thrown;
  }

  /** Leaves by throwing; tells whether that is only because the time is over. */
  private boolean isToBlameFor(Throwable thrown) {
    leave();
    return expired && thrown instanceof Cancelled && task.unshielded() <= requestsBefore;
  }

  /**
   * Sets another limit.
   *
   * @param limit from now on; null for none
   * @throws IllegalStateException if the time is over, or the piece has ended
   */
  public void reschedule(@Nullable Duration limit) {
    task.loop.lock();
    try {
      if (!active || expired) {
        throw new IllegalStateException(
            "Cannot reschedule " + this + ". A limit can be changed until it is reached.");
      }
      deadline.clear();
      if (limit != null) {
        deadline.set(limit);
      }
    } finally {
      task.loop.unlock();
    }
  }

  /**
   * Returns when the time is over.
   *
   * @return on the scale of {@link Async#time()}; empty if there is no limit
   */
  public Optional<Duration> when() {
    return deadline.isSet
        ? Optional.of(Duration.ofNanos(deadline.deadlineNanos))
        : Optional.empty();
  }

  /**
   * Tells whether the time was over before the piece had ended.
   *
   * @return true also where the piece has ended by itself all the same
   */
  public boolean expired() {
    return expired;
  }

  @Override
  public String toString() {
    return "Timeout[" + (expired ? "expired" : active ? "active" : "ended") + "]";
  }

  /** Cancels the task when the time is over. */
  private final class Deadline extends Timer {
    private boolean isSet;

    /** The last that was set. */
    private Duration limit = Duration.ZERO;

    void set(Duration limit) {
      isSet = true;
      this.limit = limit;
      deadlineNanos = task.loop.clock.after(limit);
      task.loop.timers.add(this);
    }

    /** For people to read. */
    String limit() {
      long millis = limit.toMillis();
      boolean isShort = millis < 10_000 && millis % 1_000 != 0;
      return isShort ? millis + " ms" : limit.toSeconds() + " s";
    }

    void clear() {
      isSet = false;
      task.loop.timers.remove(this);
    }

    @Override
    void fire() {
      expired = true;
      task.request(new Cancelled("its time limit is over", null), level);
    }
  }
}
