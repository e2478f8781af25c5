package dev.fermata.benchmarks.measure;

/**
 * What one JVM measured.
 *
 * @param value in the workload's unit; for a benchmark of JMH the median of its iterations, which
 *     an interruption by other programs moves less than their mean
 * @param bytes allocated per operation; not a number where that is not measured
 */
record Sample(double value, double bytes) {
  static Sample of(double value) {
    return new Sample(value, Double.NaN);
  }
}
