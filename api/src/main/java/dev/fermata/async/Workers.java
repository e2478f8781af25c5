package dev.fermata.async;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Do the steps of a loop's tasks, as many at a time as an executor likes. What belongs to the loop
 * is guarded by a lock, which is not held while a step is done.
 *
 * <p>A step is handed to the executor by who has just done one, or else by the loop's own thread:
 * never within a step, so that an executor which calls it at once does no harm.
 */
final class Workers {
  private final EventLoop loop;
  private final Executor executor;
  private final @Nullable ExecutorService owned;
  private final WorkThreads threads = new WorkThreads();
  private final ReentrantLock lock = new ReentrantLock();

  /** Steps that were handed over and have not ended; with the lock. */
  private int working;

  /** Whether this thread hands steps over, perhaps to itself. */
  private final ThreadLocal<@Nullable Boolean> dispatching = new ThreadLocal<>();

  /** Creates workers that hand steps to {@code executor}. */
  Workers(EventLoop loop, Executor executor) {
    this.loop = loop;
    this.executor = executor;
    owned = null;
  }

  /** Creates workers with so many threads, which end with them. */
  Workers(EventLoop loop, int most) {
    this.loop = loop;
    owned = Executors.newFixedThreadPool(most, threads);
    executor = owned;
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  boolean isLocked() {
    return lock.isHeldByCurrentThread();
  }

  boolean isWorking() {
    return working > 0;
  }

  /** Hands over all that is ready; called with the lock by the loop's own thread. */
  void dispatch() {
    handOver();
  }

  /** Called with the lock, held once; lets go of it while a step is handed over. */
  private void handOver() {
    if (dispatching.get() != null) {
      return;
    }
    dispatching.set(true);
    try {
      for (Runnable step = loop.takeReady(); step != null; step = loop.takeReady()) {
        Runnable next = step;
        working++;
        lock.unlock();
        try {
          executor.execute(() -> work(next));
        } catch (RejectedExecutionException refused) {
          // nothing is lost: who hands over does it
          work(next);
        } finally {
          lock.lock();
        }
      }
    } finally {
      dispatching.remove();
    }
  }

  private void work(Runnable step) {
    Place before = new Place(loop).arrive();
    try {
      step.run();
    } catch (Throwable broken) {
      loop.report("a step could not be ended", broken, null);
    } finally {
      Place.leave(before);
      worked();
    }
  }

  private void worked() {
    lock.lock();
    try {
      handOver();
      working--;
      if (working == 0 || loop.isMainDone()) {
        loop.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    if (owned != null) {
      threads.end(owned, working == 0);
    }
  }
}
