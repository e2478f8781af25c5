package dev.fermata.benchmarks.subjects;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Suspendable;

/** One recursion for both sides of a comparison: with the agent it can suspend, without it not. */
final class Fibonacci {
  static final ContinuationScope SCOPE = new ContinuationScope("fibonacci");

  private Fibonacci() {}

  @Suspendable
  static int of(int n) {
    if (n < 0) {
      Continuation.yield(SCOPE); // never reached
    }
    return n < 2 ? n : of(n - 1) + of(n - 2);
  }
}
