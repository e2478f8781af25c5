package dev.fermata.benchmarks;

/** What the loops that yield rarely have in common. */
public final class Rare {
  /** Iterations between two yields; a power of two. */
  public static final int SPAN = 1_024;

  private static final int LENGTH = 128 * SPAN;

  private Rare() {}

  /** True in one of {@link #SPAN} iterations. */
  public static boolean isLast(int i) {
    return (i & (SPAN - 1)) == SPAN - 1;
  }

  /** Makes something to add up that fits into a cache. */
  public static int[] data() {
    int[] data = new int[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      data[i] = (i * 0x9E3779B9) >>> 8;
    }
    return data;
  }
}
