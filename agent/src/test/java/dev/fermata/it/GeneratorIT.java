package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class GeneratorIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void creating_a_generator_runs_nothing_of_its_body() {
    Generator<String> letters = logged("a", "b");

    assertThat(log).isEmpty();
    assertThat(letters.state()).isEqualTo(State.CREATED);
  }

  @Test
  void next_runs_the_body_to_its_next_yield_and_no_further() {
    Generator<String> letters = logged("a", "b");

    assertThat(letters.next()).isEqualTo("a");
    assertThat(log).containsExactly("begin", "before a");
    assertThat(letters.next()).isEqualTo("b");
    assertThat(log).containsExactly("begin", "before a", "after a", "before b");
  }

  @Test
  void has_next_runs_the_body_once_however_often_it_is_asked() {
    Generator<String> letters = logged("a", "b");

    assertThat(letters.hasNext()).isTrue();
    assertThat(letters.hasNext()).isTrue();
    assertThat(log).containsExactly("begin", "before a");
    assertThat(letters.next()).isEqualTo("a");
    assertThat(log).containsExactly("begin", "before a");
  }

  @Test
  void next_needs_no_has_next() {
    Generator<String> letters = logged("a", "b");

    assertThat(letters.next() + letters.next()).isEqualTo("ab");
    assertThat(letters.hasNext()).isFalse();
  }

  @Test
  void end_of_the_body_is_signalled_for_ever() {
    Generator<String> letters = logged("a");
    letters.next();

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(letters::next).isInstanceOf(StopIteration.class);
      assertThat(letters.hasNext()).isFalse();
    }
    assertThat(log).containsExactly("begin", "before a", "after a", "end");
    assertThat(letters.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void end_signal_is_a_no_such_element_exception_without_value_and_without_stack_trace() {
    Generator<String> none = logged();

    StopIteration end = catchThrowableOfType(StopIteration.class, none::next);

    assertThat(end).isInstanceOf(NoSuchElementException.class);
    assertThat(end).hasMessage("the generator has ended");
    assertThat(end.value()).isNull();
    assertThat(end.getStackTrace()).isEmpty();
  }

  @Test
  void return_in_the_body_ends_the_generator() {
    Generator<Integer> numbers =
        Generator.of(
            y -> {
              for (int i = 0; ; i++) {
                if (i == 2) {
                  return;
                }
                y.yield(i);
              }
            });

    assertThat(all(numbers)).containsExactly(0, 1);
  }

  @Test
  void null_is_an_element_like_any_other() {
    Generator<String> nulls =
        Generator.of(
            y -> {
              y.yield(null);
              y.yield("between");
              y.yield(null);
            });

    assertThat(nulls.hasNext()).isTrue();
    assertThat(nulls.next()).isNull();
    assertThat(nulls.next()).isEqualTo("between");
    assertThat(nulls.next()).isNull();
    assertThat(nulls.hasNext()).isFalse();
  }

  @Test
  void body_must_not_be_null() {
    assertThatNullPointerException().isThrownBy(() -> Generator.of(null)).withMessage("body");
  }

  @Test
  void generator_is_its_own_iterator_and_is_iterated_over_once() {
    Generator<String> letters = logged("a", "b", "c");

    assertThat(letters.iterator() == letters).isTrue();
    for (String letter : letters) {
      if (letter.equals("b")) {
        break;
      }
    }
    assertThat(all(letters)).containsExactly("c");
    assertThat(all(letters)).isEmpty();
  }

  @Test
  void generators_of_one_body_go_on_independently() {
    Generator<Integer> one = countTo(3);
    Generator<Integer> other = countTo(3);

    assertThat(List.of(one.next(), other.next(), one.next(), one.next(), other.next()))
        .containsExactly(1, 1, 2, 3, 2);
  }

  @Test
  void state_and_frames_tell_where_the_generator_is_in_its_life() {
    List<State> inside = new ArrayList<>();
    List<Generator<Integer>> self = new ArrayList<>();
    Generator<Integer> generator =
        Generator.of(
            y -> {
              inside.add(self.get(0).state());
              y.yield(1);
            });
    self.add(generator);

    assertThat(generator.state()).isEqualTo(State.CREATED);
    assertThat(generator.suspendedFrames()).isEmpty();
    generator.next();
    assertThat(inside).containsExactly(State.RUNNING);
    assertThat(generator.state()).isEqualTo(State.SUSPENDED);
    assertThat(generator.suspendedFrames())
        .singleElement()
        .satisfies(
            frame -> {
              assertThat(frame.getClassName()).isEqualTo(GeneratorIT.class.getName());
              assertThat(frame.getFileName()).isEqualTo("GeneratorIT.java");
              assertThat(frame.getLineNumber()).isPositive();
            });
    assertThat(generator.hasNext()).isFalse();
    assertThat(generator.state()).isEqualTo(State.CLOSED);
    assertThat(generator.suspendedFrames()).isEmpty();
  }

  @Test
  void text_form_tells_the_state_and_where_the_body_stands() {
    Generator<Integer> numbers = countTo(2);

    assertThat(numbers.toString()).isEqualTo("Generator[dev.fermata.it.GeneratorIT CREATED]");
    numbers.next();
    assertThat(numbers.toString())
        .matches("Generator\\[.*GeneratorIT\\..*\\(GeneratorIT\\.java:\\d+\\) SUSPENDED\\]");
    numbers.close();
    assertThat(numbers.toString()).isEqualTo("Generator[CLOSED]");
  }

  @Test
  void each_element_can_be_asked_for_by_another_thread() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Generator<Thread> threads =
          Generator.of(
              y -> {
                while (true) {
                  y.yield(Thread.currentThread());
                }
              });

      Thread first = one.submit(() -> threads.next()).get();
      Thread second = other.submit(() -> threads.next()).get();
      Thread third = one.submit(() -> threads.next()).get();

      assertThat(second).isNotSameAs(first);
      assertThat(third).isSameAs(first);
    } finally {
      one.shutdown();
      other.shutdown();
    }
  }

  private Generator<String> logged(String... letters) {
    return Generator.of(
        y -> {
          log.add("begin");
          for (String letter : letters) {
            log.add("before " + letter);
            y.yield(letter);
            log.add("after " + letter);
          }
          log.add("end");
        });
  }

  private static Generator<Integer> countTo(int last) {
    return Generator.of(
        y -> {
          for (int i = 1; i <= last; i++) {
            y.yield(i);
          }
        });
  }
}
