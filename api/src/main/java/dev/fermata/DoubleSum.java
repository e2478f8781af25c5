package dev.fermata;

import java.util.OptionalDouble;

/**
 * Adds doubles up, with what rounding took off: Neumaier, "Rundungsfehleranalyse einiger Verfahren
 * zur Summation endlicher Summen", ZAMM 54 (1974).
 */
final class DoubleSum {
  private double sum;
  private double lost;
  private long count;

  void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
    count++;
  }

  /** The sum; infinite or not a number just as plain addition says. */
  double value() {
    return Double.isFinite(lost) ? sum + lost : sum;
  }

  OptionalDouble mean() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(value() / count);
  }
}
