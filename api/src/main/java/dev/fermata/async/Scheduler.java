package dev.fermata.async;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Which threads do the steps of tasks: see {@link Runner.Options#withScheduler}. By default the one
 * that calls {@code run} does all of them, one after the other, so that between two waits nothing
 * else happens. With the others the steps of different tasks may be done at the same time, and what
 * tasks share needs the care that threads need.
 */
public final class Scheduler {
  private static final Scheduler EVENT_LOOP = new Scheduler(null, 0);

  private final @Nullable Executor executor;
  private final int threads;

  private Scheduler(@Nullable Executor executor, int threads) {
    this.executor = executor;
    this.threads = threads;
  }

  /**
   * Returns the scheduler that does all steps on the thread that calls {@code run}.
   *
   * @return the default
   */
  public static Scheduler eventLoop() {
    return EVENT_LOOP;
  }

  /**
   * Returns a scheduler that hands each step to an executor. What that refuses is done by the
   * thread that calls {@code run}.
   *
   * @param executor is not shut down
   * @return a scheduler for any number of runners
   */
  public static Scheduler of(Executor executor) {
    return new Scheduler(Objects.requireNonNull(executor, "executor"), 0);
  }

  /**
   * Returns a scheduler with so many threads, which begin and end with the runner.
   *
   * @param threads at least one
   * @return a scheduler for any number of runners, each with threads of its own
   * @throws IllegalArgumentException if there are to be none
   */
  public static Scheduler parallel(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Cannot run tasks with " + threads + " threads.");
    }
    return new Scheduler(null, threads);
  }

  /**
   * Returns a scheduler that does each step on a virtual thread.
   *
   * @return a scheduler for any number of runners
   * @throws UnsupportedOperationException before JDK 21
   */
  public static Scheduler virtualThreads() {
    ExecutorService executor = Threads.virtual();
    if (executor == null) {
      throw new UnsupportedOperationException(
          "Cannot run tasks on virtual threads: this JDK has none. Use JDK 21, or parallel.");
    }
    return new Scheduler(executor, 0);
  }

  @Nullable Workers workers(EventLoop loop) {
    if (executor != null) {
      return new Workers(loop, executor);
    }
    return threads == 0 ? null : new Workers(loop, threads);
  }
}
