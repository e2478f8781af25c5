package dev.fermata.async;

import dev.fermata.Suspendable;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets tasks that hold a {@link Lock} give it up until another of its holders signals them.
 *
 * <pre>{@code
 * Lock lock = new Lock();
 * Condition notEmpty = lock.newCondition();
 * String taken = lock.with(() -> {
 *   notEmpty.awaitUntil(() -> !items.isEmpty());
 *   return items.remove();
 * });
 * }</pre>
 *
 * <p>Whatever ends the wait, the task holds the lock again when it goes on: also when it is
 * cancelled. A task that was signalled and is cancelled before it goes on passes the signal on.
 */
public final class Condition {
  private final Lock lock;
  private final Object monitor = new Object();
  private final WaitQueue waiters = new WaitQueue(this, monitor);

  /**
   * Creates a condition.
   *
   * @param lock to be held by those who await it and those who signal
   */
  public Condition(Lock lock) {
    this.lock = Objects.requireNonNull(lock, "lock");
  }

  /**
   * Gives up the lock, waits to be signalled, and takes the lock again.
   *
   * @throws IllegalStateException if nobody holds the lock
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public void await() {
    Current.requireTask();
    requireLock("await");
    Place place = new Place();
    Cancelled signal = null;
    try {
      Current.park(place);
    } catch (Cancelled raised) {
      signal = raised;
    }
    while (true) {
      try {
        lock.lock();
        break;
      } catch (Cancelled raised) {
        signal = raised;
      }
    }
    if (signal != null) {
      if (place.wasSignalled) {
        wake(1);
      }
      throw signal;
    }
  }

  /**
   * Awaits signals until {@code predicate} is true, which it may be at once.
   *
   * @param predicate evaluated while the lock is held
   * @throws IllegalStateException if nobody holds the lock and the predicate is not true
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public void awaitUntil(BooleanSupplier predicate) {
    Current.requireTask();
    while (!predicate.getAsBoolean()) {
      await();
    }
  }

  /**
   * Wakes the task that has waited longest, if one does; it goes on when it gets the lock.
   *
   * @throws IllegalStateException if nobody holds the lock
   */
  public void signal() {
    signal(1);
  }

  /**
   * Wakes the tasks that have waited longest; they go on when they get the lock.
   *
   * @param most how many
   * @throws IllegalStateException if nobody holds the lock
   */
  public void signal(int most) {
    requireLock("signal");
    wake(most);
  }

  /**
   * Wakes all tasks that wait; they go on one by one, as they get the lock.
   *
   * @throws IllegalStateException if nobody holds the lock
   */
  public void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  private void wake(int most) {
    synchronized (monitor) {
      waiters.grant(most);
    }
  }

  private void requireLock(String operation) {
    if (!lock.isLocked()) {
      throw new IllegalStateException(
          "Cannot " + operation + " " + this + ": its lock is not held. Use lock.with.");
    }
  }

  /**
   * Returns the lock.
   *
   * @return which is held by those who await this
   */
  public Lock lock() {
    return lock;
  }

  @Override
  public String toString() {
    synchronized (monitor) {
      return "Condition[" + lock + waiters.waiting() + "]";
    }
  }

  private final class Place extends Waiter {
    private boolean wasSignalled;

    Place() {
      super(waiters);
    }

    /** Is in the queue before another can take the lock. */
    @Override
    void arrive() {
      home.add(this);
      lock.unlock();
    }

    @Override
    @Nullable Object take(@Nullable Object granted) {
      wasSignalled = true;
      return granted;
    }

    @Override
    void withdrawn(boolean wasGranted) {
      wasSignalled = wasGranted;
    }
  }
}
