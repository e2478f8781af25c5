package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import java.util.Objects;

/**
 * Lets as many tasks pass as it has permits, in the order in which they came.
 *
 * <pre>{@code
 * Semaphore gate = new Semaphore(10);
 * String page = gate.with(() -> fetch(uri));  // ten at a time
 * }</pre>
 *
 * <p>A task that is cancelled while it waits takes no permit, and one that had been given it and
 * not gone on yet passes it on. Nobody who comes later overtakes. Any thread may release.
 */
public final class Semaphore {
  private final Permits permits;

  /**
   * Creates a semaphore that can be released without having been acquired.
   *
   * @param permits how many there are at first; zero or more
   * @throws IllegalArgumentException if it is negative
   */
  public Semaphore(int permits) {
    this(permits, Integer.MAX_VALUE);
  }

  private Semaphore(int permits, int limit) {
    if (permits < 0) {
      throw new IllegalArgumentException(
          "Cannot create a semaphore with " + permits + " permits: zero is the least.");
    }
    this.permits = new Permits(this, permits, limit);
  }

  /**
   * Creates a semaphore that refuses to have more permits than at first: one release too many is
   * found out.
   *
   * @param permits how many there are at first, and at most; zero or more
   * @return a new one
   * @throws IllegalArgumentException if it is negative
   */
  public static Semaphore bounded(int permits) {
    return new Semaphore(permits, permits);
  }

  /**
   * Waits for a permit, and takes it. Does not suspend if there is one and nobody waits.
   *
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public void acquire() {
    Wait wait = permits.acquire(Current.task());
    if (wait != null) {
      Current.park(wait);
    }
  }

  /**
   * Takes a permit if there is one. May be called by any thread.
   *
   * @return false if there is none
   */
  public boolean tryAcquire() {
    return permits.tryAcquire(EventLoop.currentTask());
  }

  /**
   * Gives a permit to the task that has waited longest, or keeps it for the next. May be called by
   * any thread.
   *
   * @throws IllegalStateException if it is bounded and has all its permits
   */
  public void release() {
    if (!permits.release()) {
      throw new IllegalStateException("Cannot release " + this + ": it has all its permits.");
    }
  }

  /**
   * Returns how many permits there are.
   *
   * @return zero or more, without those that tasks have been given which have not gone on yet
   */
  public int availablePermits() {
    return permits.available();
  }

  /**
   * Runs {@code work} while it holds a permit.
   *
   * @param work runs in this task
   * @param <T> the type of the result
   * @return what the work returned; what it throws is thrown as it is, declared or not
   */
  @Suspendable
  public <T> T with(Work<T> work) {
    acquire();
    try {
      return work.call();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    } finally {
      release();
    }
  }

  /**
   * Runs {@code action} while it holds a permit.
   *
   * @param action runs in this task; what it throws is thrown as it is, declared or not
   */
  @Suspendable
  public void with(Action action) {
    acquire();
    try {
      action.run();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    } finally {
      release();
    }
  }

  /**
   * Runs {@code work} as {@link #with(Work)} does, and declares what it may throw.
   *
   * @param work runs in this task
   * @param declared the type of the exceptions that are to be caught
   * @param <T> the type of the result
   * @param <X> the type of those exceptions
   * @return what the work returned
   * @throws X what the work throws; other exceptions are thrown too
   */
  @Suspendable
  public <T, X extends Throwable> T with(Work<T> work, Class<X> declared) throws X {
    Objects.requireNonNull(declared, "declared");
    return with(work);
  }

  /**
   * Runs {@code action} as {@link #with(Action)} does, and declares what it may throw.
   *
   * @param action runs in this task
   * @param declared the type of the exceptions that are to be caught
   * @param <X> the type of those exceptions
   * @throws X what the action throws; other exceptions are thrown too
   */
  @Suspendable
  public <X extends Throwable> void with(Action action, Class<X> declared) throws X {
    Objects.requireNonNull(declared, "declared");
    with(action);
  }

  @Override
  public String toString() {
    return "Semaphore[" + availablePermits() + " left" + permits.waiting() + "]";
  }
}
