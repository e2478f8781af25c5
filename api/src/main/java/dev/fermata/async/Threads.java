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
      ending.shutdown();
      try {
        ending.awaitTermination(running == 0 ? KEPT_SECONDS : 0, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static ExecutorService create() {
    try {
      // JDK 21
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException absent) {
      return new ThreadPoolExecutor(
          // one that has ended its work may not be back yet when the next begins
          0,
          Integer.MAX_VALUE,
          KEPT_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Threads::daemon);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fermata-work");
    thread.setDaemon(true);
    return thread;
  }
}
