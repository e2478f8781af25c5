package dev.fermata.async;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What other threads ask of a loop: any number of them add, without a lock; the loop takes all, in
 * the order in which they came, and parks while there is nothing.
 */
final class WakeUps {
  /** Refuses further ones. */
  private static final WakeUp CLOSED = new WakeUp(() -> {}, null);

  private final AtomicReference<@Nullable WakeUp> newest = new AtomicReference<>();
  private volatile @Nullable Thread parked;

  private static final class WakeUp {
    final Runnable what;
    final @Nullable WakeUp earlier;

    WakeUp(Runnable what, @Nullable WakeUp earlier) {
      this.what = what;
      this.earlier = earlier;
    }
  }

  /** Returns false if the loop will not take it any more. */
  boolean add(Runnable what) {
    while (true) {
      WakeUp earlier = newest.get();
      if (earlier == CLOSED) {
        return false;
      }
      if (newest.compareAndSet(earlier, new WakeUp(what, earlier))) {
        break;
      }
    }
    Thread owner = parked;
    if (owner != null) {
      LockSupport.unpark(owner);
    }
    return true;
  }

  /** Runs all that have come; called by the loop's thread only. */
  void runAll() {
    if (newest.get() != null) {
      run(newest.getAndUpdate(before -> before == CLOSED ? CLOSED : null));
    }
  }

  void close() {
    run(newest.getAndSet(CLOSED));
  }

  private static void run(@Nullable WakeUp last) {
    if (last == CLOSED) {
      return;
    }
    WakeUp first = null;
    for (WakeUp at = last; at != null; at = at.earlier) {
      first = new WakeUp(at.what, first);
    }
    for (WakeUp at = first; at != null; at = at.earlier) {
      at.what.run();
    }
  }

  /** Lets the loop look at what has changed. */
  void signal() {
    if (newest.get() == null) {
      add(WakeUps::doNothing);
    }
  }

  private static void doNothing() {}

  boolean isEmpty() {
    return newest.get() == null;
  }

  /** Waits for one to come, for the time, or for an interruption; may return without. */
  void park(long nanos) {
    parked = Thread.currentThread();
    if (newest.get() == null) {
      LockSupport.parkNanos(this, nanos);
    }
    parked = null;
  }
}
