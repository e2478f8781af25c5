package dev.fermata.benchmarks.programs;

/** What lives in the heap. */
final class UsedMemory {
  private static final int COLLECTIONS = 4;

  private UsedMemory() {}

  static long bytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      try {
        Thread.sleep(20); // lets reference handlers free what the collection found
      } catch (InterruptedException unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
