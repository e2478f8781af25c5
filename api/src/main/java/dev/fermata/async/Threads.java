package dev.fermata.async;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads that work for the tasks of a loop: virtual ones where the JDK has them. So many work
 * at a time; the others wait for their turn. Owned by the loop's thread.
 */
final class Threads {
  /** As many as block a machine's disks and name servers, and not its memory. */
  private static final int MOST = 64;

  private static final long KEPT_SECONDS = 10;

  private final EventLoop loop;
  private final Queue<ThreadWork> waiting = new ArrayDeque<>();
  private final WorkThreads threads = new WorkThreads();
  private @Nullable ExecutorService executor;
  private int running;

  Threads(EventLoop loop) {
    this.loop = loop;
  }

  void submit(ThreadWork work) {
    if (running < MOST) {
      begin(work);
    } else {
      waiting.add(work);
    }
  }

  /** Takes back what has not begun. */
  boolean withdraw(ThreadWork work) {
    return waiting.remove(work);
  }

  void ended() {
    running--;
    loop.release();
    ThreadWork next = waiting.poll();
    if (next != null) {
      begin(next);
    }
  }

  private void begin(ThreadWork work) {
    if (executor == null) {
      executor = create();
    }
    executor.execute(work);
    running++;
    loop.hold();
  }

  /** Ends the threads, which have nothing to do. */
  void close() {
    ExecutorService ending = executor;
    executor = null;
    if (ending != null) {
      threads.end(ending, running == 0);
    }
  }

  private ExecutorService create() {
    ExecutorService virtual = virtual();
    return virtual != null
        ? virtual
        : new ThreadPoolExecutor(
            // one that has ended its work may not be back yet when the next begins
            0,
            Integer.MAX_VALUE,
            KEPT_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads);
  }

  /** Begins a virtual thread for each task; null before JDK 21. */
  static @Nullable ExecutorService virtual() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException absent) {
      return null;
    }
  }
}
