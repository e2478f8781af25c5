package dev.fermata.async;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time of a loop, which begins at zero, and what the loop does when it has nothing to do. */
abstract class Clock {
  private Clock() {}

  abstract long nanoTime();

  /** Returns when there may be something to do; called on the loop's thread. */
  abstract void awaitWork(EventLoop loop);

  /** Returns the time after {@code duration}; what is too far is never. */
  final long after(Duration duration) {
    long nanos = TimeUnit.NANOSECONDS.convert(duration);
    long deadline = nanoTime() + Math.max(nanos, 0);
    return deadline < 0 ? Long.MAX_VALUE : deadline;
  }

  /** The time of the machine. */
  static final class Real extends Clock {
    private final long origin = System.nanoTime();

    @Override
    long nanoTime() {
      return System.nanoTime() - origin;
    }

    @Override
    void awaitWork(EventLoop loop) {
      Timer first = loop.timers.first();
      loop.park(first == null ? Long.MAX_VALUE : first.deadlineNanos - nanoTime());
    }
  }

  /**
   * A time that stands still while a task runs, and goes on to the next timer when all tasks wait.
   * Where there is no timer either, and nothing from outside can come, the tasks are deadlocked.
   */
  static final class Virtual extends Clock {
    /** How long to wait for what may never come. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private long nowNanos;

    @Override
    long nanoTime() {
      return nowNanos;
    }

    @Override
    void awaitWork(EventLoop loop) {
      @Nullable Timer first = loop.timers.first();
      if (loop.isHeldBack()) {
        loop.park(Long.MAX_VALUE);
      } else if (first != null) {
        nowNanos = Math.max(nowNanos, first.deadlineNanos);
      } else if (!loop.isAwaitingOutside() || !hasCome(loop)) {
        loop.deadlocked();
      }
    }

    private static boolean hasCome(EventLoop loop) {
      long begin = System.nanoTime();
      loop.park(PATIENCE_NANOS);
      return Thread.currentThread().isInterrupted()
          || !loop.wakeUps.isEmpty()
          || System.nanoTime() - begin < PATIENCE_NANOS;
    }
  }
}
