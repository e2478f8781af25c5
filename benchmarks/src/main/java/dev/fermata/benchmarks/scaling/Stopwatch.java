package dev.fermata.benchmarks.scaling;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Measures the processor time of this thread, which other programs move less than the clock's. */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long WARMING_NANOS = 1_000_000_000;
  private static final long BATCH_NANOS = 60_000_000;
  private static final int BATCHES = 9;

  private Stopwatch() {}

  static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Median nanoseconds of a run of {@code task}, after a warm-up. */
  static double median(Runnable task) {
    long runs = 0;
    long begin = nanos();
    while (nanos() - begin < WARMING_NANOS) {
      task.run();
      runs++;
    }
    long batch = Math.max(1, runs * BATCH_NANOS / WARMING_NANOS);
    double[] samples = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      long from = nanos();
      for (long run = 0; run < batch; run++) {
        task.run();
      }
      samples[i] = (nanos() - from) / (double) batch;
    }
    Arrays.sort(samples);
    return samples[BATCHES / 2];
  }
}
