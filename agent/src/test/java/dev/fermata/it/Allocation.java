package dev.fermata.it;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/** Measures what this thread allocates. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ATTEMPTS = 3;

  private Allocation() {}

  /**
   * Measures what one more round costs: what is allocated once cancels out.
   *
   * @param rounds that are measured, and three times as many
   * @param work does as many rounds as it is told
   * @return the least of some attempts, in bytes
   */
  public static double perRound(int rounds, IntConsumer work) {
    work.accept(rounds); // links the lambdas
    double least = Double.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS; i++) {
      long few = allocated(() -> work.accept(rounds));
      long many = allocated(() -> work.accept(3 * rounds));
      least = Math.min(least, (many - few) / (2.0 * rounds));
    }
    return least;
  }

  private static long allocated(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
