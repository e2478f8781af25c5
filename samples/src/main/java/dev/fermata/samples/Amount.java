package dev.fermata.samples;

import java.time.Duration;
import java.util.Locale;

/** Amounts in the words of people. */
final class Amount {
  private static final double STEP = 1000;
  private static final double MILLIS_PER_SECOND = 1000;

  private Amount() {}

  static String bytes(long count) {
    if (count < STEP) {
      return count + " B";
    }
    return count < STEP * STEP
        ? decimal(count / STEP) + " kB"
        : decimal(count / STEP / STEP) + " MB";
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / MILLIS_PER_SECOND);
  }

  /** Puts a number before its noun. */
  static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
