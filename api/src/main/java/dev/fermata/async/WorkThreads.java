package dev.fermata.async;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Makes the threads of a pool, and sees them end: a pool is terminated before they are. */
final class WorkThreads implements ThreadFactory {
  private static final long PATIENCE_SECONDS = 10;

  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "fermata-work");
    thread.setDaemon(true);
    threads.removeIf(each -> each.getState() == Thread.State.TERMINATED);
    threads.add(thread);
    return thread;
  }

  /** Ends the pool; waits for its threads if they are idle. */
  void end(ExecutorService pool, boolean isIdle) {
    pool.shutdown();
    try {
      if (isIdle && pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        for (Thread each : threads) {
          each.join();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
