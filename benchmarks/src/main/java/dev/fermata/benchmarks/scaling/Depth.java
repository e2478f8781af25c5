package dev.fermata.benchmarks.scaling;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.function.IntFunction;

/**
 * Yields from within so many calls: nanoseconds of a yield, of a call on the way down and back, and
 * the KiB of stack that the way down takes in a fresh thread.
 */
final class Depth implements IntFunction<double[]> {
  private static final int ELEMENTS = 10_000;
  private static final long ENOUGH_STACK = 1L << 30;
  private static final int LEAST_KIB = 256;

  /** Written so that the JIT keeps what is added up. */
  static long written;

  @Override
  public double[] apply(int depth) {
    int kib = LEAST_KIB;
    while (!fits(depth, kib)) {
      kib *= 2;
    }
    double[] figures = new double[3];
    inThread(
        ENOUGH_STACK,
        () -> {
          Generator<String> deep = from(depth);
          deep.next();
          figures[0] = Stopwatch.median(() -> take(deep)) / ELEMENTS;
          figures[1] = Stopwatch.median(() -> wayDown(depth)) / depth;
        });
    figures[2] = kib;
    return figures;
  }

  private static boolean fits(int depth, int kib) {
    boolean[] fits = new boolean[1];
    inThread(
        kib * 1024L,
        () -> {
          try {
            wayDown(depth);
            fits[0] = true;
          } catch (StackOverflowError tooDeep) {
            fits[0] = false;
          }
        });
    return fits[0];
  }

  private static void inThread(long stackBytes, Runnable task) {
    Thread thread = new Thread(null, task, "depth", stackBytes);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void take(Generator<String> elements) {
    for (int i = 0; i < ELEMENTS; i++) {
      written += elements.next().length();
    }
  }

  private static void wayDown(int depth) {
    try (Generator<String> deep = from(depth)) {
      written += deep.next().length();
    }
  }

  private static Generator<String> from(int depth) {
    return Generator.of(y -> descend(depth, y));
  }

  @Suspendable
  private static void descend(int depth, Yielder<String> y) {
    if (depth > 1) {
      descend(depth - 1, y);
      written++; // so that the call above is no tail call
      return;
    }
    while (true) {
      y.yield("element");
    }
  }
}
