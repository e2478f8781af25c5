package dev.fermata.benchmarks.programs;

import dev.fermata.benchmarks.AsyncSubject;
import java.util.Locale;

/**
 * A5: prints how many bytes of the heap a sleeping task takes, its lambda and what that captures
 * included, as the slope between half a million of them and a million.
 */
public final class SleepingMemory {
  private static final int COUNT = 1_000_000;

  private SleepingMemory() {}

  /**
   * Measures.
   *
   * @param args a subject's name; what follows is ignored
   */
  public static void main(String[] args) throws Exception {
    long half = used(args[0], COUNT / 2);
    double slope = (used(args[0], COUNT) - half) / (COUNT / 2.0);
    System.out.printf(Locale.ROOT, "%.1f%n", slope);
  }

  private static long used(String subject, int tasks) throws ReflectiveOperationException {
    long[] used = new long[1];
    AsyncSubject.named(subject).sleepers(tasks, () -> used[0] = UsedMemory.bytes());
    return used[0];
  }
}
