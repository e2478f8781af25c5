package dev.fermata.benchmarks.programs;

import dev.fermata.benchmarks.Subject;
import java.util.Locale;

/**
 * W6: prints how many bytes of the heap a suspended coroutine takes, as the slope between half of
 * many and all of them: what a program allocates once cancels out.
 */
public final class SuspendedMemory {
  private static final int COUNT = 200_000;

  private SuspendedMemory() {}

  /**
   * Measures.
   *
   * @param args a subject's name, and the number of calls to suspend in, or 0 for a generator whose
   *     body has three locals
   */
  public static void main(String[] args) throws Exception {
    Subject subject = Subject.named(args[0]);
    int calls = Integer.parseInt(args[1]);
    Object[] kept = new Object[COUNT];
    UsedMemory.bytes(); // the first collections free what the JVM itself left behind
    fill(kept, 0, COUNT / 2, subject, calls);
    long half = UsedMemory.bytes();
    fill(kept, COUNT / 2, COUNT, subject, calls);
    double slope = (UsedMemory.bytes() - half) / (COUNT / 2.0);
    System.out.printf(Locale.ROOT, "%.1f%n", slope);
    if (kept[COUNT - 1] == null) { // keeps them reachable until here
      throw new AssertionError();
    }
  }

  private static void fill(Object[] kept, int from, int to, Subject subject, int calls) {
    for (int i = from; i < to; i++) {
      kept[i] = calls == 0 ? subject.suspendedGenerator() : subject.suspendedIn(calls);
    }
  }
}
