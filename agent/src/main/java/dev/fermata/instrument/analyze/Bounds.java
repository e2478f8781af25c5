package dev.fermata.instrument.analyze;

import java.util.Locale;

/**
 * What the analysis of one method may need. Work and memory are proportional to the size of a class
 * file that a compiler makes; but products of two numbers of one method, each of up to 65,535, are
 * not, and a class file can be written so that they are as large as that.
 */
public final class Bounds {
  /** Of any table that has an entry for each pair. A method of 2,500 points and 800 slots: 2 M. */
  private static final long MOST_ENTRIES = 4 << 20;

  private Bounds() {}

  /**
   * Tells whether a table may be made.
   *
   * @param entries that it would have
   * @return false if the method has to do without
   */
  public static boolean allow(long entries) {
    return entries <= MOST_ENTRIES;
  }

  static void check(long entries) {
    if (!allow(entries)) {
      throw new Exceeded(entries);
    }
  }

  /** Tells that a method is left plain, since it would take too long to analyse. */
  public static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exceeded(long entries) {
      super(
          String.format(
              Locale.ROOT,
              "its analysis would need tables of %,d entries, and the agent makes %,d at most",
              entries,
              MOST_ENTRIES));
    }
  }
}
