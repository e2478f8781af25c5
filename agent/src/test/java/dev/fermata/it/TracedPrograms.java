package dev.fermata.it;

import dev.fermata.Continuation;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import java.util.function.IntPredicate;

/** What is run; a point suspends if its number is chosen. */
final class TracedPrograms {
  private final IntPredicate suspends;
  private int points;

  TracedPrograms(IntPredicate suspends) {
    this.suspends = suspends;
  }

  @Suspendable
  private void point() {
    if (suspends.test(points++)) {
      Continuation.yield(StackTraceIT.SCOPE);
    }
  }

  @Suspendable
  void outer(int n) {
    point();
    middle(n);
    point();
  }

  @Suspendable
  private void middle(int n) {
    point();
    inner(n);
  }

  @Suspendable
  private void inner(int n) {
    point();
    throw new IllegalStateException("golden " + n);
  }

  @Suspendable
  void recursion(int n) {
    point();
    if (n == 0) {
      throw new IllegalStateException("golden");
    }
    recursion(n - 1);
  }

  @Suspendable
  void wrapping() {
    try {
      outer(1);
    } catch (IllegalStateException e) {
      point();
      throw new IllegalStateException("wrapped", e);
    }
  }

  @Suspendable
  void onOneLine() {
    point();
    fail(give(give("a")) + give("b"));
  }

  @Suspendable
  private String give(String text) {
    point();
    return text;
  }

  private static void fail(String text) {
    throw new IllegalStateException(text);
  }

  @Suspendable
  void local() {
    point();
    new Object() {
      @Suspendable
      void deep() {
        point();
        fail(give("local"));
      }
    }.deep();
  }

  @Suspendable
  void inGenerator() {
    Generator<Integer> inner =
        Generator.of(
            y -> {
              point();
              y.yield(1);
              outer(2);
            });
    for (int each : inner) {
      points += each;
      point();
    }
  }

  @Suspendable
  void madeEarlier() {
    IllegalStateException early = new IllegalStateException("early");
    point();
    throw early;
  }
}
