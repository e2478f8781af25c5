package dev.fermata.benchmarks.scaling;

import dev.fermata.Generator;
import java.util.function.IntFunction;

/**
 * Holds so many suspended generators with three locals each: nanoseconds of a step where they are
 * taken in turn, and where they are taken far from each other, and the bytes of one.
 */
final class Live implements IntFunction<double[]> {
  private static final int COLLECTIONS = 3;

  /** A prime: steps of that width visit every index of an array of another length. */
  private static final int STRIDE = 7_368_787;

  private static long written;

  @Override
  public double[] apply(int count) {
    Generator<?>[] generators = new Generator<?>[count];
    long before = used();
    for (int i = 0; i < count; i++) {
      generators[i] = make();
      generators[i].next();
    }
    double bytes = (used() - before) / (double) count;
    double inTurn = Stopwatch.median(() -> takeInTurn(generators)) / count;
    double apart = Stopwatch.median(() -> takeApart(generators)) / count;
    return new double[] {inTurn, apart, bytes};
  }

  private static void takeInTurn(Generator<?>[] generators) {
    for (Generator<?> generator : generators) {
      generator.next();
    }
  }

  private static void takeApart(Generator<?>[] generators) {
    long at = 0;
    for (int i = 0; i < generators.length; i++) {
      at = (at + STRIDE) % generators.length;
      generators[(int) at].next();
    }
  }

  private static Generator<String> make() {
    return Generator.of(
        y -> {
          int number = (int) written;
          long wide = written + 1;
          Object reference = "held";
          while (true) {
            y.yield("element");
            written += number + wide + reference.hashCode();
          }
        });
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
