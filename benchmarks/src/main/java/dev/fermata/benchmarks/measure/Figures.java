package dev.fermata.benchmarks.measure;

import java.util.Locale;

/** Writes numbers with as many digits as a measurement is worth. */
final class Figures {
  private Figures() {}

  static String of(double value) {
    int decimals = value >= 100 || value == 0 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  static String spread(Spread spread) {
    return spread.least() == spread.greatest()
        ? of(spread.median())
        : of(spread.median()) + " (" + of(spread.least()) + "–" + of(spread.greatest()) + ")";
  }
}
