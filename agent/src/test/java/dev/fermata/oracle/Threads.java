package dev.fermata.oracle;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Executes the parts of a run on several threads in turn; each part happens before the next. */
final class Threads {
  private static final List<ExecutorService> SHARED =
      Stream.generate(Threads::daemon).limit(3).toList();

  private final int count;
  private int turn;

  private Threads(int count) {
    this.count = count;
  }

  /**
   * Takes some threads.
   *
   * @param count 0 for the calling thread
   */
  static Threads taking(int count) {
    if (count > SHARED.size()) {
      throw new IllegalArgumentException("at most " + SHARED.size() + " threads, not " + count);
    }
    return new Threads(count);
  }

  <T> T next(Callable<T> part) throws Exception {
    if (count == 0) {
      return part.call();
    }
    try {
      return SHARED.get(turn++ % count).submit(part).get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw failed;
    }
  }

  private static ExecutorService daemon() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "oracle");
          thread.setDaemon(true);
          return thread;
        });
  }
}
