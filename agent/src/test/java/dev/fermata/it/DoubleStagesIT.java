package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.DoubleGenerator;
import dev.fermata.DoubleYielder;
import dev.fermata.Generator.State;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoubleStagesIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void elements_are_asked_for_one_at_a_time_until_the_end() {
    DoubleGenerator two = naturals().take(2);

    assertThat(log).isEmpty();
    assertThat(two.nextDouble()).isEqualTo(0);
    assertThat(two.hasNext()).isTrue();
    assertThat(two.hasNext()).isTrue();
    assertThat(two.next()).isEqualTo(1.0);
    assertThat(two.hasNext()).isFalse();
    assertThatThrownBy(two::nextDouble).isInstanceOf(StopIteration.class);
    assertThat(log).containsExactly("pull", "pull", "finally");
  }

  @Test
  void stages_give_what_their_namesakes_for_objects_give() {
    assertThat(five().map(i -> i * 2).toArray()).containsExactly(0, 2, 4, 6, 8);
    assertThat(five().mapToObj(i -> "<" + i + ">").count()).isEqualTo(5);
    assertThat(five().boxed().first()).isEqualTo(five().first());
    assertThat(five().flatMap(i -> naturals().take(2)).take(3).toArray()).containsExactly(0, 1, 0);
    assertThat(five().filter(i -> i % 2 == 1).toArray()).containsExactly(1, 3);
    assertThat(five().takeWhile(i -> i < 2).toArray()).containsExactly(0, 1);
    assertThat(five().drop(3).toArray()).containsExactly(3, 4);
    assertThat(five().dropWhile(i -> i % 3 != 2).toArray()).containsExactly(2, 3, 4);
    assertThat(five().zip(five().drop(2), (a, b) -> a * b).toArray()).containsExactly(0, 3, 8);
    assertThat(five().take(2).chain(five().take(1)).toArray()).containsExactly(0, 1, 0);
    assertThat(five().accumulate((a, b) -> a + b).toArray()).containsExactly(0, 1, 3, 6, 10);
    assertThat(five().peek(i -> log.add("peek")).take(2).count()).isEqualTo(2);
    assertThat(log).filteredOn("peek"::equals).hasSize(2);
  }

  @Test
  void terminals_give_what_their_namesakes_for_objects_give() {
    assertThat(five().first()).isEqualTo(0);
    assertThat(five().drop(9).first(7)).isEqualTo(7);
    assertThat(five().min()).hasValue(0);
    assertThat(five().max()).hasValue(4);
    assertThat(five().drop(9).max()).isEmpty();
    assertThat(five().average()).hasValue(2);
    assertThat(five().drop(9).average()).isEmpty();
    assertThat(five().sum()).isEqualTo(10);
    assertThat(five().reduce(5, (a, b) -> a + b)).isEqualTo(15);
    assertThat(five().reduce((a, b) -> a + b)).hasValue(10);
    assertThat(five().anyMatch(i -> i == 3)).isTrue();
    assertThat(five().allMatch(i -> i < 3)).isFalse();
    assertThat(five().noneMatch(i -> i > 5)).isTrue();
    assertThat(five().stream().sum()).isEqualTo(10);
    assertThat(five().mapToObj(i -> i).toList()).isEqualTo(five().boxed().toList());
    assertThatThrownBy(() -> five().drop(9).first())
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage(
            "Cannot return the first element: the generator has none. Give first() a default.");
  }

  static Stream<Function<DoubleGenerator, Object>> terminals() {
    return Stream.of(
        DoubleGenerator::first,
        s -> s.anyMatch(i -> i == 1),
        s -> s.allMatch(i -> i < 1),
        s -> s.noneMatch(i -> i == 1),
        s -> s.map(i -> i).take(3).sum(),
        s -> s.filter(i -> true).take(3).max(),
        s -> s.takeWhile(i -> i < 3).toArray(),
        s -> s.drop(2).take(1).count(),
        s -> s.dropWhile(i -> i < 2).first(1),
        s -> s.peek(i -> {}).first(),
        s -> s.accumulate((a, b) -> b).first(),
        s -> s.flatMap(i -> five()).take(7).average(),
        s -> s.zip(five(), (a, b) -> a).reduce((a, b) -> b),
        s -> five().zip(s, (a, b) -> a).first(),
        s -> five().chain(s).take(7).count(),
        s -> s.boxed().first(),
        s -> s.mapToObj(i -> i).take(2).toList(),
        s -> {
          try (DoubleStream stream = s.stream()) {
            return stream.limit(2).sum();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("terminals")
  void source_is_closed_when_enough_was_asked_for(Function<DoubleGenerator, Object> terminal) {
    DoubleGenerator source = naturals();

    terminal.apply(source);

    assertThat(source.state()).isEqualTo(State.CLOSED);
    assertThat(log).endsWith("finally").containsOnlyOnce("finally");
  }

  @Test
  void consumers_see_every_element_and_the_generator_is_closed_if_they_throw() {
    List<Object> seen = new ArrayList<>();
    five().forEach(seen::add);
    five().forEachDouble(seen::add);
    five().forEachRemaining((double i) -> seen.add(i));
    assertThat(seen).hasSize(15);

    IllegalArgumentException thrown = new IllegalArgumentException("of the consumer");
    DoubleGenerator source = naturals();
    assertThatThrownBy(
            () ->
                source.forEachDouble(
                    i -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(source.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void arguments_are_refused_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> five().take(-1))
        .withMessage("Cannot take -1 elements: n must not be negative.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> five().drop(-1))
        .withMessage("Cannot drop -1 elements: n must not be negative.");
    assertThatThrownBy(() -> five().map(null)).hasMessage("f");
    assertThatThrownBy(() -> five().chain(null)).hasMessage("next");
    assertThatThrownBy(() -> five().zip(null, (a, b) -> a)).hasMessage("other");
    assertThatThrownBy(() -> DoubleGenerator.of(null)).hasMessage("body");
  }

  @Test
  void recursive_method_yields_from_any_depth() {
    DoubleGenerator ruler = DoubleGenerator.of(y -> ruler(3, y));

    assertThat(ruler.toArray()).containsExactly(1, 2, 1, 3, 1, 2, 1);
  }

  @Suspendable
  private static void ruler(double height, DoubleYielder y) {
    if (height > 0) {
      ruler(height - 1, y);
      y.yield(height);
      ruler(height - 1, y);
    }
  }

  @Test
  void fork_goes_on_by_itself() {
    DoubleGenerator original = five().map(i -> i + 10);
    DoubleGenerator numbers = DoubleGenerator.iterate(1, i -> i * 2);
    numbers.nextDouble();

    DoubleGenerator fork = numbers.fork();

    assertThat(fork.take(2).toArray()).containsExactly(2, 4);
    assertThat(numbers.nextDouble()).isEqualTo(2);
    assertThat(original.nextDouble()).isEqualTo(10);
  }

  @Test
  void generate_and_iterate_ask_their_functions_late() {
    DoubleGenerator generated =
        DoubleGenerator.generate(
            () -> {
              log.add("get");
              return 3;
            });
    assertThat(log).isEmpty();
    assertThat(generated.nextDouble()).isEqualTo(3);
    assertThat(log).containsExactly("get");
    assertThat(DoubleGenerator.iterate(1, i -> i < 9, i -> i * 2).toArray())
        .containsExactly(1, 2, 4, 8);
  }

  @Test
  void no_such_element_exception_of_the_body_is_not_taken_for_the_end() {
    NoSuchElementException empty = new NoSuchElementException("empty");
    DoubleGenerator failing =
        DoubleGenerator.of(
            y -> {
              throw empty;
            });

    assertThatIllegalStateException().isThrownBy(failing::nextDouble).withCause(empty);
  }

  @Test
  void suspended_generator_tells_where_it_stands() {
    DoubleGenerator numbers = naturals();
    assertThat(numbers.state()).isEqualTo(State.CREATED);
    numbers.nextDouble();

    assertThat(numbers.state()).isEqualTo(State.SUSPENDED);
    assertThat(numbers.suspendedFrames()[0].getClassName()).isEqualTo(getClass().getName());
  }

  private static DoubleGenerator five() {
    return DoubleGenerator.iterate(0, i -> i < 5, i -> i + 1);
  }

  private DoubleGenerator naturals() {
    return DoubleGenerator.of(
        y -> {
          try {
            for (double i = 0; ; i++) {
              log.add("pull");
              y.yield(i);
            }
          } finally {
            log.add("finally");
          }
        });
  }
}
