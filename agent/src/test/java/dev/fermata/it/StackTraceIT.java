package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Each program throws the same exception suspended and not; the traces must read the same. */
class StackTraceIT {
  private static final ContinuationScope SCOPE = new ContinuationScope("trace");

  @Test
  void plain_call_reads_as_if_nothing_had_been_suspended() {
    assertSameTrace(suspends -> new Programs(suspends).outer(3), 3);
  }

  @Test
  void recursion_reads_as_if_nothing_had_been_suspended() {
    assertSameTrace(suspends -> new Programs(suspends).recursion(4), 5);
  }

  @Test
  void exception_wrapped_on_its_way_has_two_whole_traces() {
    Program program = suspends -> new Programs(suspends).wrapping();
    Throwable suspended = thrownBy(program, n -> true);
    Throwable direct = thrownBy(program, n -> false);

    assertThat(suspended).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(userFrames(suspended)).isEqualTo(userFrames(direct));
    assertThat(userFrames(suspended.getCause())).isEqualTo(userFrames(direct.getCause()));
  }

  @Test
  void exception_made_before_the_suspension_keeps_its_trace() {
    assertSameTrace(suspends -> new Programs(suspends).madeEarlier(), 1);
  }

  @Test
  void generator_in_a_generator_shows_both_bodies() {
    Generator<Integer> outer = Generator.of(y -> nested(y, Generator.of(StackTraceIT::failing)));
    outer.next();

    Throwable thrown = thrownBy(outer);

    assertThat(userFrames(thrown)).hasSize(3);
    assertThat(userFrames(thrown).get(0)).startsWith("failing:");
    assertThat(userFrames(thrown).get(1)).startsWith("nested:");
    assertThat(userFrames(thrown).get(2)).startsWith("lambda$generator_in_a_generator");
  }

  @Test
  void suspended_continuation_shows_where_it_stands() {
    Continuation continuation = new Continuation(SCOPE, () -> new Programs(n -> true).recursion(2));
    continuation.run();
    continuation.run();
    continuation.run();

    assertThat(Arrays.stream(continuation.stackTrace()).map(StackTraceElement::getMethodName))
        .startsWith("point", "recursion", "recursion", "recursion")
        .hasSize(5);
  }

  @Suspendable
  private static void nested(Yielder<Integer> y, Generator<Integer> inner) {
    while (inner.hasNext()) {
      y.yield(inner.next());
    }
  }

  @Suspendable
  private static void failing(Yielder<Integer> y) {
    y.yield(1);
    throw new IllegalStateException("golden");
  }

  private interface Program {
    @Suspendable
    void run(IntPredicate suspends);
  }

  private static void assertSameTrace(Program program, int atLeast) {
    List<String> direct = userFrames(thrownBy(program, n -> false));
    assertThat(direct).hasSizeGreaterThanOrEqualTo(atLeast);
    for (int point = 0; point < 5; point++) {
      int only = point;
      assertThat(userFrames(thrownBy(program, n -> n == only))).isEqualTo(direct);
    }
    assertThat(userFrames(thrownBy(program, n -> true))).isEqualTo(direct);
  }

  private static Throwable thrownBy(Program program, IntPredicate suspends) {
    Continuation continuation = new Continuation(SCOPE, () -> program.run(suspends));
    try {
      while (!continuation.isDone()) {
        continuation.run();
      }
    } catch (IllegalStateException thrown) {
      return thrown;
    }
    throw new AssertionError("nothing was thrown");
  }

  private static Throwable thrownBy(Generator<Integer> generator) {
    try {
      generator.next();
    } catch (IllegalStateException thrown) {
      return thrown;
    }
    throw new AssertionError("nothing was thrown");
  }

  /** Method and line of each frame above the library's, which are not part of the program. */
  private static List<String> userFrames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(element -> element.getClassName().startsWith("dev.fermata.it."))
        .filter(element -> !element.getMethodName().startsWith("thrownBy"))
        .takeWhile(element -> !isTest(element.getMethodName()))
        .map(element -> element.getMethodName() + ":" + element.getLineNumber())
        .toList();
  }

  private static boolean isTest(String method) {
    return method.equals("assertSameTrace") || method.contains("_") && !method.startsWith("lambda");
  }

  /** What is run; a point suspends if its number is chosen. */
  private static final class Programs {
    private final IntPredicate suspends;
    private int points;

    Programs(IntPredicate suspends) {
      this.suspends = suspends;
    }

    @Suspendable
    private void point() {
      if (suspends.test(points++)) {
        Continuation.yield(SCOPE);
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
    void madeEarlier() {
      IllegalStateException early = new IllegalStateException("early");
      point();
      throw early;
    }
  }
}
