package dev.fermata.samples;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets ctrl-C end a run of tasks as an interruption does: what they have open is closed. */
final class ControlC {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private ControlC() {}

  /** Runs {@code work} on this thread; returns {@code stopped} if it was interrupted. */
  static <T> T interrupts(Callable<T> work, T stopped) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(interruption(Thread.currentThread(), ended), "control-c");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.call();
    } catch (InterruptedException told) {
      return stopped;
    } finally {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException endsAlready) {
        // and waits for this
      }
    }
  }

  private static Runnable interruption(Thread main, CountDownLatch ended) {
    return () -> {
      main.interrupt();
      try {
        if (!ended.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
          System.err.println("What runs does not end, and is abandoned");
        }
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
