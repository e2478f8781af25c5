package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.AsyncSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** The JDK's virtual threads, on as many carriers as its options say; for JDK 21 and later. */
public final class VirtualThreadTasks extends AsyncSubject {
  private final ExecutorService threads = newThreads();

  // not there for javac, which compiles for an older JDK
  private static ExecutorService newThreads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException tooOld) {
      throw new UnsupportedOperationException("no virtual threads here", tooOld);
    }
  }

  /** Blocking calls of the JDK, which throw what no workload expects. */
  private interface Blocking<T> {
    T call() throws InterruptedException, ExecutionException;
  }

  private static <T> T unchecked(Blocking<T> work) {
    try {
      return work.call();
    } catch (InterruptedException | ExecutionException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** Runs the first task in a virtual thread too. */
  private <T> T run(Blocking<T> work) {
    return unchecked(() -> threads.submit(work::call).get());
  }

  @Override
  public long pingPong(int switches) {
    return handOver(switches, new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
  }

  @Override
  public long rendezvous(int switches) {
    return handOver(switches, new SynchronousQueue<>(), new SynchronousQueue<>());
  }

  private long handOver(int switches, BlockingQueue<Integer> there, BlockingQueue<Integer> back) {
    return run(
        () -> {
          Future<Long> other =
              threads.submit(
                  () -> {
                    long sum = 0;
                    for (int i = 0; i < switches / 2; i++) {
                      sum += there.take();
                      back.put(BALL);
                    }
                    return sum;
                  });
          long sum = 0;
          for (int i = 0; i < switches / 2; i++) {
            there.put(BALL);
            sum += back.take();
          }
          return sum + other.get();
        });
  }

  @Override
  public long turns(int turns) {
    return run(
        () -> {
          Future<Long> other = threads.submit(() -> giveWay(turns / 2));
          return giveWay(turns / 2) + other.get();
        });
  }

  @SuppressWarnings("ThreadPriorityCheck") // it is what is measured
  private static long giveWay(int turns) {
    long done = 0;
    for (int i = 0; i < turns; i++) {
      Thread.yield();
      done++;
    }
    return done;
  }

  @Override
  public long spawnAndJoin(int tasks) {
    return run(
        () -> {
          long sum = 0;
          for (int i = 0; i < tasks; i++) {
            sum += threads.submit(() -> BALL).get();
          }
          return sum;
        });
  }

  @Override
  public long fanOut(int tasks) {
    return run(
        () -> {
          List<Future<Integer>> all = new ArrayList<>();
          for (int i = 0; i < tasks; i++) {
            all.add(threads.submit(() -> BALL));
          }
          long sum = 0;
          for (Future<Integer> each : all) {
            sum += each.get();
          }
          return sum;
        });
  }

  @Override
  public long completed(int awaits) {
    CompletableFuture<Integer> stage = CompletableFuture.completedFuture(BALL);
    return run(
        () -> {
          long sum = 0;
          for (int i = 0; i < awaits; i++) {
            sum += stage.get();
          }
          return sum;
        });
  }

  @Override
  public void sleepers(int tasks, Runnable asleep) {
    CountDownLatch begun = new CountDownLatch(tasks);
    Executor each = threads;
    for (int i = 0; i < tasks; i++) {
      each.execute(
          () -> {
            begun.countDown();
            try {
              TimeUnit.HOURS.sleep(1);
            } catch (InterruptedException ended) {
              Thread.currentThread().interrupt();
            }
          });
    }
    unchecked(
        () -> {
          begun.await();
          return tasks;
        });
    asleep.run();
    threads.shutdownNow();
    unchecked(() -> threads.awaitTermination(1, TimeUnit.MINUTES));
  }
}
