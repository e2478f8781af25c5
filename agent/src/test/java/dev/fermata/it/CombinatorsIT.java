package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CombinatorsIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void range_counts_from_its_start_to_before_its_end() {
    assertThat(all(Generator.range(4))).containsExactly(0, 1, 2, 3);
    assertThat(all(Generator.range(-1, 2))).containsExactly(-1, 0, 1);
    assertThat(all(Generator.range(2, 2))).isEmpty();
    assertThat(all(Generator.range(Integer.MAX_VALUE - 1, Integer.MAX_VALUE))).hasSize(1);
  }

  @Test
  void elements_of_an_iterable_are_asked_for_one_at_a_time() {
    Iterable<Integer> source =
        () -> {
          log.add("iterator");
          return IntStream.iterate(0, i -> i + 1).peek(i -> log.add("pull " + i)).iterator();
        };

    Generator<Integer> numbers = Generator.from(source);

    assertThat(log).isEmpty();
    assertThat(numbers.next()).isZero();
    assertThat(numbers.next()).isEqualTo(1);
    assertThat(log).containsExactly("iterator", "pull 0", "pull 1");
  }

  @Test
  void elements_of_a_stream_are_asked_for_one_at_a_time_and_the_stream_is_closed() {
    Stream<Integer> source =
        Stream.iterate(0, i -> i + 1)
            .peek(i -> log.add("pull " + i))
            .onClose(() -> log.add("closed"));

    try (Generator<Integer> numbers = Generator.from(source)) {
      assertThat(numbers.next()).isZero();
      assertThat(numbers.next()).isEqualTo(1);
    }

    assertThat(log).containsExactly("pull 0", "pull 1", "closed");
  }

  @Test
  void stream_of_an_unstarted_generator_is_closed_with_it() {
    Generator<Integer> unstarted = Generator.from(Stream.of(1).onClose(() -> log.add("closed")));

    unstarted.close();

    assertThat(log).containsExactly("closed");
  }

  @Test
  void iterable_makes_a_fresh_generator_for_each_loop() {
    Iterable<Integer> numbers = Generator.iterable(() -> Generator.range(3));

    assertThat(numbers).containsExactly(0, 1, 2);
    assertThat(numbers).containsExactly(0, 1, 2);
  }

  @Test
  void map_transforms_each_element_when_it_is_asked_for() {
    Generator<String> texts = naturals().map(i -> "<" + i + ">");

    assertThat(log).isEmpty();
    assertThat(texts.next()).isEqualTo("<0>");
    assertThat(texts.next()).isEqualTo("<1>");
    assertThat(log).containsExactly("pull 0", "pull 1");
  }

  @Test
  void map_keeps_nulls() {
    assertThat(all(Generator.range(2).map(i -> null))).containsExactly(null, null);
  }

  @Test
  void filter_asks_only_until_the_next_element_that_passes() {
    Generator<Integer> odd = naturals().filter(i -> i % 2 == 1);

    assertThat(odd.next()).isEqualTo(1);
    assertThat(log).containsExactly("pull 0", "pull 1");
    assertThat(odd.next()).isEqualTo(3);
    assertThat(log).containsExactly("pull 0", "pull 1", "pull 2", "pull 3");
  }

  @Test
  void flat_map_goes_through_each_inner_source_one_at_a_time() {
    Generator<Integer> flat = naturals().flatMap(i -> naturals().map(j -> 10 * i + j).take(2));

    assertThat(flat.next()).isZero();
    assertThat(log).containsExactly("pull 0", "pull 0");
    assertThat(flat.next()).isEqualTo(1);
    assertThat(flat.next()).isEqualTo(10);
    assertThat(flat.next()).isEqualTo(11);
    assertThat(all(Generator.range(3).flatMap(i -> List.of(i, i))))
        .containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void take_does_not_run_its_source_past_the_last_element() {
    Generator<Integer> two = naturals().take(2);

    assertThat(all(two)).containsExactly(0, 1);
    assertThat(log).containsExactly("pull 0", "pull 1", "finally");
  }

  @Test
  void take_of_nothing_runs_nothing() {
    assertThat(all(naturals().take(0))).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void take_while_ends_at_the_first_element_that_does_not_pass() {
    assertThat(all(naturals().takeWhile(i -> i < 2))).containsExactly(0, 1);
    assertThat(log).containsExactly("pull 0", "pull 1", "pull 2", "finally");
  }

  @Test
  void batched_collects_lists_of_which_the_last_may_be_shorter() {
    Generator<List<Integer>> batches = Generator.range(5).batched(2);

    assertThat(all(batches)).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(all(Generator.range(0).batched(2))).isEmpty();
    assertThat(all(Generator.range(4).batched(4))).containsExactly(List.of(0, 1, 2, 3));
  }

  @Test
  void batched_asks_for_one_batch_at_a_time() {
    Generator<List<Integer>> batches = naturals().batched(2);

    batches.next();

    assertThat(log).containsExactly("pull 0", "pull 1");
  }

  @Test
  void arguments_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> naturals().take(-1))
        .withMessage("Cannot take -1 elements: n must not be negative.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> naturals().batched(0))
        .withMessage("Cannot make batches of 0: n must be at least 1.");
    assertThatNullPointerException().isThrownBy(() -> naturals().map(null)).withMessage("f");
    assertThatNullPointerException().isThrownBy(() -> naturals().filter(null)).withMessage("p");
  }

  static Stream<Function<Generator<Integer>, Generator<?>>> stages() {
    return Stream.of(
        source -> source.map(i -> i),
        source -> source.filter(i -> true),
        source -> source.flatMap(i -> List.of(i)),
        source -> source.take(5),
        source -> source.takeWhile(i -> true),
        source -> source.batched(1),
        source -> source.map(i -> i).filter(i -> true).take(3));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void closing_a_stage_closes_its_source(Function<Generator<Integer>, Generator<?>> stage) {
    Generator<Integer> source = naturals();
    try (Generator<?> staged = stage.apply(source)) {
      staged.next();
    }

    assertThat(log).containsExactly("pull 0", "finally");
    assertThat(source.state()).isEqualTo(State.CLOSED);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void closing_an_unstarted_stage_closes_its_source(
      Function<Generator<Integer>, Generator<?>> stage) {
    Generator<Integer> source = naturals();

    stage.apply(source).close();

    assertThat(log).isEmpty();
    assertThat(source.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void exception_of_a_function_comes_out_of_next_and_closes_the_source() {
    IllegalArgumentException thrown = new IllegalArgumentException("one");
    Generator<Integer> failing =
        naturals()
            .map(
                i -> {
                  if (i == 1) {
                    throw thrown;
                  }
                  return i;
                });

    assertThat(failing.next()).isZero();
    assertThatThrownBy(failing::next).isSameAs(thrown);
    assertThat(log).containsExactly("pull 0", "pull 1", "finally");
  }

  @Test
  void stream_asks_for_one_element_at_a_time_and_closes_the_generator() {
    try (Stream<Integer> stream = naturals().stream()) {
      assertThat(stream.filter(i -> i % 2 == 0).limit(2).collect(Collectors.toList()))
          .containsExactly(0, 2);
    }

    assertThat(log).containsExactly("pull 0", "pull 1", "pull 2", "finally");
  }

  @Test
  void stream_iterator_pulls_one_at_a_time() {
    Iterator<Integer> iterator = naturals().stream().iterator();

    assertThat(iterator.next()).isZero();
    assertThat(log).containsExactly("pull 0");
  }

  @Test
  void spliterator_is_ordered_of_unknown_size_and_not_split() {
    Spliterator<Integer> spliterator = naturals().spliterator();

    assertThat(spliterator.trySplit()).isNull();
    assertThat(spliterator.hasCharacteristics(Spliterator.ORDERED)).isTrue();
    assertThat(spliterator.getExactSizeIfKnown()).isEqualTo(-1);
  }

  private Generator<Integer> naturals() {
    return Generator.of(
        y -> {
          try {
            for (int i = 0; ; i++) {
              log.add("pull " + i);
              y.yield(i);
            }
          } finally {
            log.add("finally");
          }
        });
  }
}
