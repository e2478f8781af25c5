package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorFailureIT {
  private final List<String> log = new ArrayList<>();

  static Stream<Throwable> throwables() {
    return Stream.of(
        new IllegalArgumentException("unchecked"),
        new IOException("checked"),
        new StackOverflowError("an error"),
        new Throwable("the bare root"));
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void what_the_body_throws_before_its_first_yield_comes_out_of_next(Throwable thrown) {
    Generator<Integer> failing =
        Generator.of(
            y -> {
              sneak(thrown);
              y.yield(1);
            });

    assertThatThrownBy(failing::next).isSameAs(thrown);
    assertEnded(failing);
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void what_the_body_throws_after_a_yield_comes_out_of_next(Throwable thrown) {
    Generator<Integer> failing = failingAfterOne(thrown);

    assertThat(failing.next()).isEqualTo(1);
    assertThatThrownBy(failing::next).isSameAs(thrown);
    assertEnded(failing);
  }

  @Test
  void what_the_body_throws_comes_out_of_has_next() {
    IOException thrown = new IOException("broken");
    Generator<Integer> failing = failingAfterOne(thrown);

    assertThat(failing.next()).isEqualTo(1);
    assertThatThrownBy(failing::hasNext).isSameAs(thrown);
    assertEnded(failing);
  }

  @Test
  void an_element_that_waits_is_delivered_before_the_failure() {
    IOException thrown = new IOException("broken");
    Generator<Integer> failing = failingAfterOne(thrown);

    assertThat(failing.hasNext()).isTrue();
    assertThat(failing.next()).isEqualTo(1);
    assertThatThrownBy(failing::next).isSameAs(thrown);
  }

  @Test
  void exception_passes_through_the_suspended_callers_and_their_handlers() {
    Generator<String> generator = Generator.of(this::outer);

    generator.forEachRemaining(log::add);

    assertThat(log)
        .containsExactly(
            "from the depth", "inner finally", "caught deep", "from the handler", "outer finally");
  }

  @Suspendable
  private void outer(Yielder<String> y) {
    try {
      middle(y);
    } catch (IllegalArgumentException deep) {
      log.add("caught " + deep.getMessage());
      y.yield("from the handler");
    } finally {
      log.add("outer finally");
    }
  }

  @Suspendable
  private void middle(Yielder<String> y) {
    try {
      inner(y);
    } finally {
      log.add("inner finally");
    }
  }

  @Suspendable
  private void inner(Yielder<String> y) {
    y.yield("from the depth");
    throw new IllegalArgumentException("deep");
  }

  @Test
  void no_such_element_exception_of_the_body_is_not_taken_for_the_end() {
    NoSuchElementException empty = new NoSuchElementException("empty");
    Generator<Integer> failing = failingAfterOne(empty);

    assertThat(failing.next()).isEqualTo(1);
    assertThatIllegalStateException()
        .isThrownBy(failing::next)
        .withMessage(
            "The body of Generator[CLOSED] threw java.util.NoSuchElementException, which callers of"
                + " next() would take for the end. Catch it in the body.")
        .satisfies(thrown -> assertThat(thrown.getCause()).isSameAs(empty));
    assertEnded(failing);
  }

  @Test
  void empty_iterator_asked_by_the_body_is_not_taken_for_the_end() {
    Generator<Object> failing = Generator.of(y -> y.yield(Collections.emptyIterator().next()));

    assertThatIllegalStateException()
        .isThrownBy(failing::hasNext)
        .withCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void end_of_an_inner_generator_is_not_taken_for_the_end_of_the_outer() {
    Generator<Integer> two = Generator.range(2);
    Generator<Integer> careless =
        Generator.of(
            y -> {
              while (true) {
                y.yield(two.next());
              }
            });

    assertThat(careless.next()).isZero();
    assertThat(careless.next()).isEqualTo(1);
    assertThatIllegalStateException()
        .isThrownBy(careless::next)
        .withCauseInstanceOf(StopIteration.class);
  }

  @Test
  void body_that_catches_the_end_of_an_inner_generator_goes_on() {
    Generator<Integer> two = Generator.range(2);
    Generator<Integer> careful =
        Generator.of(
            y -> {
              try {
                while (true) {
                  y.yield(two.next());
                }
              } catch (StopIteration end) {
                y.yield(-1);
              }
            });

    assertThat(all(careful)).containsExactly(0, 1, -1);
  }

  private static void assertEnded(Generator<?> generator) {
    assertThat(generator.state()).isEqualTo(State.CLOSED);
    assertThat(generator.hasNext()).isFalse();
    assertThatThrownBy(generator::next).isInstanceOf(StopIteration.class);
    generator.close();
  }

  private static Generator<Integer> failingAfterOne(Throwable thrown) {
    return Generator.of(
        y -> {
          y.yield(1);
          sneak(thrown);
        });
  }

  @SuppressWarnings("unchecked") // the cast is erased: that is the point
  private static <X extends Throwable> void sneak(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
