package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator.State;
import dev.fermata.IntBody;
import dev.fermata.IntGenerator;
import dev.fermata.IntYielder;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntGeneratorIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void elements_are_asked_for_one_at_a_time() {
    IntGenerator squares = squares();

    assertThat(log).isEmpty();
    assertThat(squares.nextInt()).isZero();
    assertThat(squares.hasNext()).isTrue();
    assertThat(squares.hasNext()).isTrue();
    assertThat(log).containsExactly("0", "1");
    assertThat(squares.nextInt()).isEqualTo(1);
    assertThat(squares.next()).isEqualTo(4);
    assertThat(squares.state()).isEqualTo(State.SUSPENDED);
  }

  @Test
  void end_is_signalled_for_ever() {
    IntGenerator one = IntGenerator.of(y -> y.yield(1));

    assertThat(all(one)).containsExactly(1);
    assertThat(one.hasNext()).isFalse();
    assertThatThrownBy(one::nextInt).isInstanceOf(StopIteration.class);
    assertThatThrownBy(one::next).isInstanceOf(StopIteration.class);
  }

  @Test
  void stream_takes_no_more_than_it_needs_and_closes_the_generator() {
    IntGenerator squares = squares();

    try (IntStream stream = squares.stream()) {
      assertThat(stream.limit(4).sum()).isEqualTo(14);
    }

    assertThat(log).containsExactly("0", "1", "2", "3", "finally");
    assertThat(squares.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void for_loop_with_break_in_try_with_resources_closes_the_generator() {
    int sum = 0;
    try (IntGenerator squares = squares()) {
      for (int square : squares) {
        if (square > 10) {
          break;
        }
        sum += square;
      }
    }

    assertThat(sum).isEqualTo(14);
    assertThat(log).endsWith("4", "finally");
  }

  @Test
  void all_of_another_iterator_are_yielded() {
    IntGenerator nested =
        IntGenerator.of(
            y -> {
              y.yieldAll(IntStream.range(0, 3).iterator());
              y.yieldAll(IntGenerator.of(z -> z.yield(7)));
            });

    assertThat(all(nested)).containsExactly(0, 1, 2, 7);
  }

  @Test
  void recursive_method_yields_from_any_depth() {
    IntGenerator ruler = IntGenerator.of(y -> ruler(3, y));

    assertThat(ruler.stream().toArray()).containsExactly(1, 2, 1, 3, 1, 2, 1);
  }

  @Suspendable
  private static void ruler(int height, IntYielder y) {
    if (height > 0) {
      ruler(height - 1, y);
      y.yield(height);
      ruler(height - 1, y);
    }
  }

  @Test
  void body_yields_to_the_generator_around_its_own() {
    IntGenerator outer =
        IntGenerator.of(
            y -> {
              IntGenerator inner =
                  IntGenerator.of(
                      z -> {
                        y.yield(1);
                        z.yield(2);
                      });
              y.yield(10 * inner.nextInt());
            });

    assertThat(all(outer)).containsExactly(1, 20);
  }

  @Test
  void anonymous_class_is_a_body() {
    IntGenerator numbers =
        IntGenerator.of(
            new IntBody() {
              @Override
              public void run(IntYielder y) {
                y.yield(5);
              }
            });

    assertThat(numbers.nextInt()).isEqualTo(5);
  }

  @Test
  void no_such_element_exception_of_the_body_is_not_taken_for_the_end() {
    NoSuchElementException empty = new NoSuchElementException("empty");
    IntGenerator failing =
        IntGenerator.of(
            y -> {
              throw empty;
            });

    assertThatIllegalStateException().isThrownBy(failing::nextInt).withCause(empty);
  }

  @Test
  void body_that_asks_itself_is_refused_and_can_go_on() {
    IntGenerator[] self = new IntGenerator[1];
    self[0] =
        IntGenerator.of(
            y -> {
              try {
                y.yield(self[0].nextInt());
              } catch (IllegalStateException refused) {
                y.yield(-1);
              }
            });

    assertThat(all(self[0])).containsExactly(-1);
  }

  private IntGenerator squares() {
    return IntGenerator.of(
        y -> {
          try {
            for (int i = 0; ; i++) {
              log.add("" + i);
              y.yield(i * i);
            }
          } finally {
            log.add("finally");
          }
        });
  }
}
