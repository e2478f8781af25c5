package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/**
 * A number of permits, and who waits for one. Nobody overtakes one who waits, nor one who was
 * granted a permit and has not gone on yet. By any thread.
 */
final class Permits {
  private final Object monitor = new Object();
  private final WaitQueue waiters;
  private final int limit;
  private int available;
  private @Nullable TaskStack latest;

  /** Has as many at most as the limit. */
  Permits(Object owner, int available, int limit) {
    this.available = available;
    this.limit = limit;
    waiters = new WaitQueue(owner, monitor);
  }

  /** Takes one; returns how to wait for it if that cannot be at once. */
  @Nullable Wait acquire(TaskStack task) {
    synchronized (monitor) {
      return waiters.granted == 0 && takeFor(task) ? null : new Place();
    }
  }

  boolean tryAcquire(@Nullable TaskStack task) {
    synchronized (monitor) {
      return takeFor(task);
    }
  }

  private boolean takeFor(@Nullable TaskStack task) {
    if (available == 0) {
      return false;
    }
    available--;
    latest = task;
    return true;
  }

  /** Returns false if all are there. */
  boolean release() {
    synchronized (monitor) {
      if (available == limit) {
        return false;
      }
      available++;
      latest = null;
      Waiter first = waiters.poll();
      if (first != null) {
        takeFor(first.task());
        first.grant(null);
      }
      return true;
    }
  }

  int available() {
    synchronized (monitor) {
      return available;
    }
  }

  /** Who has taken the latest, and how many wait. */
  String holderAndWaiting() {
    synchronized (monitor) {
      return (latest instanceof Task<?> task ? " by " + task.name() : "") + waiters.waiting();
    }
  }

  String waiting() {
    synchronized (monitor) {
      return waiters.waiting();
    }
  }

  private final class Place extends Waiter {
    Place() {
      super(waiters);
    }

    @Override
    void arrive() {
      if (takeFor(task())) {
        grant(null);
      } else {
        home.add(this);
      }
    }

    @Override
    void withdrawn(boolean wasGranted) {
      if (wasGranted) {
        release();
      }
    }
  }
}
