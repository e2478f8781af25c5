package dev.fermata.benchmarks.scaling;

import dev.fermata.IntGenerator;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/** Lets so many threads take from generators of their own: processor time of a step. */
final class Threads implements IntFunction<double[]> {
  private static final int ELEMENTS = 100_000;

  @Override
  public double[] apply(int count) {
    double[] nanos = new double[count];
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      int own = i;
      threads[i] = new Thread(() -> nanos[own] = Stopwatch.median(Threads::take) / ELEMENTS);
      threads[i].start();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
    return new double[] {DoubleStream.of(nanos).average().orElseThrow()};
  }

  private static void take() {
    IntGenerator elements =
        IntGenerator.of(
            y -> {
              for (int i = 0; i < ELEMENTS; i++) {
                y.yield(i);
              }
            });
    long sum = 0;
    while (elements.hasNext()) {
      sum += elements.nextInt();
    }
    if (sum != (ELEMENTS - 1L) * ELEMENTS / 2) {
      throw new AssertionError(sum);
    }
  }
}
