package dev.fermata.benchmarks.measure;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes numbers with as many digits as a measurement is worth. */
final class Figures {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Figures() {}

  static String of(double value) {
    return value >= 100
        ? Long.toString(Math.round(value))
        : new BigDecimal(value).round(THREE_DIGITS).toPlainString();
  }

  static String spread(Spread spread) {
    return spread.least() == spread.greatest()
        ? of(spread.median())
        : of(spread.median()) + " (" + of(spread.least()) + "–" + of(spread.greatest()) + ")";
  }
}
