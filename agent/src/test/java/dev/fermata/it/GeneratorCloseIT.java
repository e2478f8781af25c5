package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.GeneratorExit;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorCloseIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void closing_an_unstarted_generator_runs_nothing_and_ends_it() {
    Generator<Integer> numbers = numbers();

    numbers.close();

    assertThat(log).isEmpty();
    assertThat(numbers.state()).isEqualTo(State.CLOSED);
    assertThat(numbers.hasNext()).isFalse();
    assertThatThrownBy(numbers::next).isInstanceOf(StopIteration.class);
    assertThat(log).isEmpty();
  }

  @Test
  void closing_a_suspended_generator_runs_its_finally_blocks_and_nothing_else() {
    Generator<Integer> numbers = numbers();
    numbers.next();

    numbers.close();

    assertThat(log).containsExactly("begin", "finally");
    assertThatThrownBy(numbers::next).isInstanceOf(StopIteration.class);
  }

  @Test
  void closing_drops_an_element_that_waits() {
    Generator<Integer> numbers = numbers();
    assertThat(numbers.hasNext()).isTrue();

    numbers.close();

    assertThat(log).containsExactly("begin", "finally");
    assertThat(numbers.hasNext()).isFalse();
    assertThatThrownBy(numbers::next).isInstanceOf(StopIteration.class);
  }

  @Test
  void closing_an_exhausted_or_closed_generator_does_nothing() {
    Generator<Integer> exhausted = numbers();
    exhausted.forEachRemaining(number -> log.add("" + number));
    Generator<Integer> closed = numbers();
    closed.close();
    List<String> before = List.copyOf(log);

    exhausted.close();
    closed.close();

    assertThat(before).containsExactly("begin", "1", "2", "3", "finally", "end");
    assertThat(log).isEqualTo(before);
  }

  @Test
  void finally_blocks_run_from_the_innermost_call_outwards() {
    Generator<Integer> nested = Generator.of(y -> descend(3, y));
    nested.next();

    nested.close();

    assertThat(log).containsExactly("left 0", "left 1", "left 2", "left 3");
  }

  @Suspendable
  private void descend(int depth, Yielder<Integer> y) {
    try {
      if (depth > 0) {
        descend(depth - 1, y);
      }
      y.yield(depth);
    } finally {
      log.add("left " + depth);
    }
  }

  @Test
  void resources_of_the_body_are_closed() {
    Generator<Integer> reading =
        Generator.of(
            y -> {
              try (AutoCloseable first = () -> log.add("first closed");
                  AutoCloseable second = () -> log.add("second closed")) {
                y.yield(1);
                log.add("not reached");
              }
            });
    reading.next();

    reading.close();

    assertThat(log).containsExactly("second closed", "first closed");
  }

  @Test
  void break_out_of_a_loop_in_try_with_resources_closes_the_generator() {
    try (Generator<Integer> numbers = numbers()) {
      for (int number : numbers) {
        log.add("got " + number);
        if (number == 2) {
          break;
        }
      }
    }

    assertThat(log).containsExactly("begin", "got 1", "got 2", "finally");
  }

  @Test
  void handlers_of_exceptions_do_not_see_the_exit_but_handlers_of_everything_do() {
    Generator<Integer> catching =
        Generator.of(
            y -> {
              try {
                try {
                  y.yield(1);
                } catch (Exception notThis) {
                  log.add("caught " + notThis);
                }
              } catch (Throwable exit) {
                log.add("caught " + exit.getClass().getSimpleName());
                throw exit;
              }
            });
    catching.next();

    catching.close();

    assertThat(log).containsExactly("caught GeneratorExit");
  }

  @Test
  void exit_signal_has_no_stack_trace() {
    Generator<Integer> catching =
        Generator.of(
            y -> {
              try {
                y.yield(1);
              } catch (GeneratorExit exit) {
                log.add(exit.getMessage() + ", " + exit.getStackTrace().length + " elements");
              }
            });
    catching.next();

    catching.close();

    assertThat(log).containsExactly("the generator is being closed, 0 elements");
  }

  @Test
  void body_that_yields_while_it_is_closed_is_refused_and_ended() {
    Generator<Integer> stubborn =
        Generator.of(
            y -> {
              try {
                y.yield(1);
              } finally {
                y.yield(2);
                log.add("not reached");
              }
            });
    stubborn.next();

    assertThatIllegalStateException()
        .isThrownBy(stubborn::close)
        .withMessageMatching(
            "Cannot close Generator\\[.*\\(GeneratorCloseIT\\.java:\\d+\\) SUSPENDED\\]: its body"
                + " yielded while it was being closed\\. Do not yield in a finally block, and do"
                + " not catch GeneratorExit\\.");
    assertThat(stubborn.state()).isEqualTo(State.CLOSED);
    assertThatThrownBy(stubborn::next).isInstanceOf(StopIteration.class);
    stubborn.close();
    assertThat(log).isEmpty();
  }

  @Test
  void yield_in_a_finally_block_is_fine_while_the_generator_is_not_being_closed() {
    Generator<Integer> numbers =
        Generator.of(
            y -> {
              try {
                y.yield(1);
              } finally {
                y.yield(2);
              }
            });

    assertThat(all(numbers)).containsExactly(1, 2);
  }

  @Test
  void exception_of_a_finally_block_reaches_the_closer_as_the_same_instance() {
    IOException broken = new IOException("broken");
    Generator<Integer> failing = failingAtClose(broken);
    failing.next();

    assertThatThrownBy(failing::close).isSameAs(broken);
    assertThat(failing.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void exception_at_close_is_suppressed_by_the_one_of_the_loop() {
    IllegalArgumentException ofLoop = new IllegalArgumentException("loop");
    IOException ofClose = new IOException("close");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> {
              try (Generator<Integer> failing = failingAtClose(ofClose)) {
                failing.next();
                throw ofLoop;
              }
            })
        .satisfies(thrown -> assertThat(thrown).isSameAs(ofLoop))
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(ofClose));
  }

  @Test
  void closing_forgets_what_the_body_held() {
    Generator<Integer> numbers = numbers();
    numbers.next();
    assertThat(numbers.suspendedFrames()).isNotEmpty();

    numbers.close();

    assertThat(numbers.suspendedFrames()).isEmpty();
  }

  private static Generator<Integer> failingAtClose(Exception thrown) {
    return Generator.of(
        y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit exit) {
            throw thrown;
          }
        });
  }

  private Generator<Integer> numbers() {
    return Generator.of(
        y -> {
          log.add("begin");
          try {
            y.yield(1);
            y.yield(2);
            y.yield(3);
          } finally {
            log.add("finally");
          }
          log.add("end");
        });
  }
}
