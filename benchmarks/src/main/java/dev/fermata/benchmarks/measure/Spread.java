package dev.fermata.benchmarks.measure;

import java.util.Arrays;

/**
 * A median with the extremes beside it.
 *
 * @param median of all values
 * @param least the smallest
 * @param greatest the largest
 */
record Spread(double median, double least, double greatest) {
  /** Summarises at least one value. */
  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** Summarises the quotients of values that were measured side by side. */
  static Spread ofRatios(double[] over, double[] under) {
    double[] ratios = new double[Math.min(over.length, under.length)];
    Arrays.setAll(ratios, i -> over[i] / under[i]);
    return of(ratios);
  }
}
