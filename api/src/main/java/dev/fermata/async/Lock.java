package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import java.util.Objects;

/**
 * Lets one task at a time pass, in the order in which they came.
 *
 * <pre>{@code
 * Lock lock = new Lock();
 * lock.with(() -> {
 *   int before = await(read());
 *   await(write(before + 1));                       // nobody has written in between
 * });
 * }</pre>
 *
 * <p>While a task waits for it, its thread runs others. A task that is cancelled while it waits
 * does not get the lock, and one that had been given it and not gone on yet passes it on. It is not
 * tied to a task: a second {@link #lock} by the same one waits, and any thread may unlock it.
 */
public final class Lock {
  private final Permits permit = new Permits(this, 1, 1);

  /** Creates a lock that nobody holds. */
  public Lock() {}

  /**
   * Waits until nobody else holds the lock, and takes it. Does not suspend if nobody does.
   *
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public void lock() {
    Wait wait = permit.acquire(Current.task());
    if (wait != null) {
      Current.park(wait);
    }
  }

  /**
   * Takes the lock if nobody holds it. May be called by any thread.
   *
   * @return false if somebody does
   */
  public boolean tryLock() {
    return permit.tryAcquire(EventLoop.currentTask());
  }

  /**
   * Gives the lock to the task that has waited longest. May be called by any thread.
   *
   * @throws IllegalStateException if nobody holds it
   */
  public void unlock() {
    if (!permit.release()) {
      throw new IllegalStateException("Cannot unlock " + this + ": nobody holds it.");
    }
  }

  /**
   * Tells whether somebody holds the lock.
   *
   * @return true also if it was given to a task that has not gone on yet
   */
  public boolean isLocked() {
    return permit.available() == 0;
  }

  /**
   * Creates a condition, to be awaited and signalled by those who hold this lock.
   *
   * @return a new one
   */
  public Condition newCondition() {
    return new Condition(this);
  }

  /**
   * Runs {@code work} while it holds the lock.
   *
   * @param work runs in this task
   * @param <T> the type of the result
   * @return what the work returned; what it throws is thrown as it is, declared or not
   */
  @Suspendable
  public <T> T with(Work<T> work) {
    lock();
    try {
      return work.call();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    } finally {
      unlock();
    }
  }

  /**
   * Runs {@code action} while it holds the lock.
   *
   * @param action runs in this task; what it throws is thrown as it is, declared or not
   */
  @Suspendable
  public void with(Action action) {
    lock();
    try {
      action.run();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    } finally {
      unlock();
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
    return "Lock[" + (isLocked() ? "held" + permit.holderAndWaiting() : "free") + "]";
  }
}
