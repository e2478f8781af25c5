package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.LongGenerator;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generators that stand in for one another: the innermost is resumed by the outermost itself. */
class DelegationDepthIT {
  private static final int DEPTH = 10_000;

  private final List<Object> log = new ArrayList<>();

  /**
   * Yields how many frames are on the thread's stack, from the innermost of {@code depth} bodies.
   */
  private static Generator<Integer> stacks(int depth) {
    return Generator.of(
        y -> {
          if (depth > 0) {
            y.yieldAll(stacks(depth - 1));
          } else {
            frames(y);
          }
        });
  }

  @Suspendable
  private static void frames(Yielder<Integer> y) {
    for (int i = 0; i < 5; i++) {
      y.yield(frames());
    }
  }

  private static int frames() {
    return (int) (long) StackWalker.getInstance().walk(frames -> frames.count());
  }

  @Test
  void innermost_of_ten_thousand_is_resumed_by_as_many_calls_as_that_of_two() {
    assertThat(pulled(stacks(DEPTH))).hasSize(5).isEqualTo(pulled(stacks(2)));
  }

  private static <T> List<T> pulled(Generator<T> generator) {
    List<T> elements = new ArrayList<>();
    while (generator.hasNext()) {
      elements.add(generator.next());
    }
    return elements;
  }

  @Test
  void innermost_of_ten_thousand_coroutines_is_sent_to_by_as_many_calls_as_that_of_two() {
    assertThat(sent(DEPTH)).isEqualTo(sent(2)).endsWith("returned sent");
  }

  private static List<Object> sent(int depth) {
    Coroutine<Object, String, String> outer = echoing(depth);
    List<Object> answers = new ArrayList<>();
    outer.next();
    for (int i = 0; i < 3; i++) {
      answers.add(outer.send("sent"));
    }
    answers.add(((StopIteration) catchThrowable(() -> outer.send("sent"))).value());
    return answers;
  }

  private static Coroutine<Object, String, String> echoing(int depth) {
    return Generator.returning(
        y -> {
          if (depth > 0) {
            return y.yieldFrom(echoing(depth - 1));
          }
          y.yield("begun");
          y.yield(frames());
          y.yield(frames());
          return "returned " + y.yield(frames());
        });
  }

  @Test
  void primitive_elements_of_the_innermost_arrive_whatever_the_depth() {
    assertThat(ints(DEPTH).boxed().toList()).isEqualTo(List.of(1, 2, 3));
    IntGenerator pulled = ints(DEPTH);
    assertThat(pulled.nextInt()).isEqualTo(1);
    assertThat(pulled.delegate()).isPresent();
    assertThat(pulled.nextInt()).isEqualTo(2);
    assertThat(pulled.nextInt()).isEqualTo(3);
    assertThat(pulled.hasNext()).isFalse();
    assertThat(pulled.delegate()).isEmpty();
    assertThat(LongGenerator.of(y -> y.yieldAll(LongGenerator.range(3))).sum()).isEqualTo(3);
  }

  private static IntGenerator ints(int depth) {
    return IntGenerator.of(
        y -> {
          if (depth > 0) {
            y.yieldAll(ints(depth - 1));
          } else {
            y.yieldAll(IntGenerator.range(1, 4));
          }
        });
  }

  @Test
  void exception_of_the_innermost_shows_all_bodies_in_its_trace() {
    Generator<String> outer = Generator.of(DelegationDepthIT::first);
    outer.next();

    Throwable thrown = catchThrowable(outer::next);

    assertThat(Arrays.stream(thrown.getStackTrace()))
        .filteredOn(element -> element.getClassName().equals(DelegationDepthIT.class.getName()))
        .extracting(StackTraceElement::getMethodName)
        .startsWith("third", "second", "first");
  }

  @Suspendable
  private static void first(Yielder<String> y) {
    y.yieldAll(Generator.of(DelegationDepthIT::second));
  }

  @Suspendable
  private static void second(Yielder<String> y) {
    y.yieldAll(Generator.of(DelegationDepthIT::third));
  }

  @Suspendable
  private static void third(Yielder<String> y) {
    y.yield("a");
    throw new IllegalStateException("golden");
  }

  @Test
  void delegate_is_told_and_can_be_used_by_itself_in_between() {
    Generator<Integer> inner = Generator.range(5);
    Generator<Integer> middle = Generator.of(y -> y.yieldAll(inner));
    Generator<Integer> outer = Generator.of(y -> y.yieldAll(middle));

    assertThat(outer.delegate()).isEmpty();
    assertThat(outer.next()).isZero();
    assertThat(outer.next()).isEqualTo(1);
    assertThat(outer.delegate()).containsSame(middle);
    assertThat(middle.delegate()).containsSame(inner);
    assertThat(inner.delegate()).isEmpty();
    assertThat(inner.next()).isEqualTo(2);
    assertThat(middle.next()).isEqualTo(3);
    assertThat(outer.next()).isEqualTo(4);
    assertThat(outer.hasNext()).isFalse();
    assertThat(outer.delegate()).isEmpty();
  }

  @Test
  void delegates_are_closed_when_the_outermost_is() {
    Generator<Integer> outer = closing(2);
    outer.next();
    outer.next();
    outer.close();

    assertThat(log).containsExactly("closed 0", "closed 1", "closed 2");
  }

  @Test
  void delegates_are_closed_when_a_consumer_throws() {
    IllegalArgumentException enough = new IllegalArgumentException("enough");
    Throwable thrown =
        catchThrowable(
            () ->
                closing(2)
                    .forEach(
                        element -> {
                          throw enough;
                        }));

    assertThat(thrown).isSameAs(enough).hasNoSuppressedExceptions();
    assertThat(log).containsExactly("closed 0", "closed 1", "closed 2");
  }

  private Generator<Integer> closing(int depth) {
    return Generator.of(
        y -> {
          try {
            y.yieldAll(depth > 0 ? closing(depth - 1) : Generator.range(5));
          } finally {
            log.add("closed " + depth);
          }
        });
  }

  @Test
  void copy_of_a_delegator_shares_its_delegate() {
    Generator<Integer> inner = Generator.range(6);
    Generator<Integer> outer = Generator.of(y -> y.yieldAll(Generator.of(z -> z.yieldAll(inner))));
    outer.next();
    outer.next();
    Generator<Integer> copy = outer.fork();

    assertThat(copy.next()).isEqualTo(2);
    assertThat(outer.next()).isEqualTo(3);
    assertThat(copy.next()).isEqualTo(4);
    assertThat(outer.next()).isEqualTo(5);
    assertThat(copy.hasNext()).isFalse();
    assertThat(outer.hasNext()).isFalse();
  }
}
