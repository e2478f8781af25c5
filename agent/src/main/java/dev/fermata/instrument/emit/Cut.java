package dev.fermata.instrument.emit;

import org.jspecify.annotations.Nullable;

/**
 * How a method is cut whose twin or resume method exceeds 64 kilobytes (JVMS §4.7.3).
 *
 * @param twin whether the twin runs the pieces too, instead of a body of its own
 * @param budget that each piece should stay in, in bytes
 */
public record Cut(boolean twin, int budget) {
  /** With what the estimate leaves out, a piece stays below 8,000, so that HotSpot compiles it. */
  private static final int FIRST_BUDGET = 6_000;

  private static final int LEAST_BUDGET = 1_500;

  /**
   * Tries harder.
   *
   * @param before what did not fit; null if the method was not cut
   * @param twinIsTooLarge or else a resume method is
   * @return null if nothing is left to try
   */
  static @Nullable Cut next(@Nullable Cut before, boolean twinIsTooLarge) {
    if (before == null) {
      return new Cut(twinIsTooLarge, FIRST_BUDGET);
    }
    if (twinIsTooLarge && !before.twin) {
      return new Cut(true, before.budget);
    }
    int budget = before.budget / 2;
    return budget < LEAST_BUDGET ? null : new Cut(before.twin, budget);
  }
}
