package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Each program throws the same exception suspended and not; the traces must read the same. */
class StackTraceIT {
  static final ContinuationScope SCOPE = new ContinuationScope("trace");

  @Test
  void plain_call_reads_as_if_nothing_had_been_suspended() {
    assertSameTrace(suspends -> new TracedPrograms(suspends).outer(3), 3);
  }

  @Test
  void recursion_reads_as_if_nothing_had_been_suspended() {
    assertSameTrace(suspends -> new TracedPrograms(suspends).recursion(4), 5);
  }

  @Test
  void exception_wrapped_on_its_way_has_two_whole_traces() {
    Program program = suspends -> new TracedPrograms(suspends).wrapping();
    Throwable suspended = thrownBy(program, n -> true);
    Throwable direct = thrownBy(program, n -> false);

    assertThat(suspended).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(userFrames(suspended)).isEqualTo(userFrames(direct));
    assertThat(userFrames(suspended.getCause())).isEqualTo(userFrames(direct.getCause()));
  }

  @Test
  void exception_made_before_the_suspension_keeps_its_trace() {
    assertSameTrace(suspends -> new TracedPrograms(suspends).madeEarlier(), 1);
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
  void call_behind_a_suspension_has_the_line_of_both() {
    assertSameTrace(suspends -> new TracedPrograms(suspends).onOneLine(), 2);
  }

  @Test
  void body_of_a_local_class_reads_as_if_nothing_had_been_suspended() {
    assertSameTrace(suspends -> new TracedPrograms(suspends).local(), 3);
  }

  @Test
  void generators_in_generators_read_alike_wherever_they_were_suspended() {
    List<String> atOnce = userFrames(thrownAfter(0));

    assertThat(atOnce.stream().map(frame -> frame.replaceAll("(\\$[0-9a-f]+)?\\$\\d+|:\\d+", "")))
        .containsExactly(
            "counting",
            "lambda$thrownAfter",
            "forEach",
            "lambda$thrownAfter",
            "forEach",
            "lambda$thrownAfter",
            "thrownAfter");
    assertThat(userFrames(thrownAfter(1))).isEqualTo(atOnce);
    assertThat(userFrames(thrownAfter(2))).isEqualTo(atOnce);
    assertThat(userFrames(thrownAfter(3))).isEqualTo(atOnce);
  }

  /** Three generators around each other; the innermost one fails after some elements. */
  private static Throwable thrownAfter(int elements) {
    Generator<Integer> inner = Generator.of(y -> counting(y, elements));
    Generator<Integer> middle = Generator.of(y -> forEach(inner, y));
    Generator<Integer> outer = Generator.of(y -> forEach(middle, y));
    for (int i = 0; i < elements; i++) {
      outer.next();
    }
    return thrownBy(outer);
  }

  @Suspendable
  private static void forEach(Generator<Integer> source, Yielder<Integer> y) {
    for (int element : source) {
      y.yield(element);
    }
  }

  @Suspendable
  private static void counting(Yielder<Integer> y, int elements) {
    for (int i = 0; i < elements; i++) {
      y.yield(i);
    }
    throw new IllegalStateException("golden");
  }

  /** What a trace that is taken in the midst of running says, the suspended one says too. */
  @Test
  void suspended_continuation_shows_the_trace_of_a_running_one() {
    List<Program> programs =
        List.of(
            suspends -> new TracedPrograms(suspends).outer(1),
            suspends -> new TracedPrograms(suspends).recursion(3),
            suspends -> new TracedPrograms(suspends).local(),
            suspends -> new TracedPrograms(suspends).inGenerator());
    for (Program program : programs) {
      int[] points = {0};
      List<List<String>> running = new ArrayList<>();
      thrownBy(
          program,
          n -> {
            running.add(callers(userFrames(new Throwable()), 2));
            points[0]++;
            return false;
          });
      Continuation continuation = new Continuation(SCOPE, () -> program.run(n -> true));
      for (List<String> frames : running) {
        continuation.run();
        assertThat(callers(userFrames(continuation.stackTrace()), 1)).isEqualTo(frames);
      }
      assertThat(points[0]).isGreaterThan(2);
    }
  }

  /** Without the point itself, the lambda of the test, and what resumes a generator's body. */
  private static List<String> callers(List<String> frames, int from) {
    return frames.subList(from, frames.size() - 1).stream()
        .filter(frame -> !frame.equals("resume:-1"))
        .toList();
  }

  @Test
  void suspended_continuation_shows_where_it_stands() {
    Continuation continuation =
        new Continuation(SCOPE, () -> new TracedPrograms(n -> true).recursion(2));
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
    return userFrames(thrown.getStackTrace());
  }

  private static List<String> userFrames(StackTraceElement[] trace) {
    return Arrays.stream(trace)
        .filter(element -> element.getClassName().startsWith("dev.fermata.it."))
        .filter(element -> !element.getMethodName().startsWith("thrownBy"))
        .takeWhile(element -> !isTest(element.getMethodName()))
        .map(element -> element.getMethodName() + ":" + element.getLineNumber())
        .toList();
  }

  private static boolean isTest(String method) {
    return method.equals("assertSameTrace") || method.contains("_") && !method.startsWith("lambda");
  }
}
