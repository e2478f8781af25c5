package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalsIT {
  private final List<String> log = new ArrayList<>();

  static Stream<Arguments> results() {
    return Stream.of(
        result("first", s -> s.first(), 3, 1),
        result("first or", s -> s.first(9), 3, 1),
        result("anyMatch", s -> s.anyMatch(i -> i == 1), true, 2),
        result("anyMatch of none", s -> s.anyMatch(i -> i == 7), false, 4),
        result("allMatch", s -> s.allMatch(i -> i > 1), false, 2),
        result("allMatch of all", s -> s.allMatch(i -> i > 0), true, 4),
        result("noneMatch", s -> s.noneMatch(i -> i == 1), false, 2),
        result("noneMatch of none", s -> s.noneMatch(i -> i == 7), true, 4),
        result("min", s -> s.min(Comparator.naturalOrder()).get(), 1, 4),
        result("max", s -> s.max(Comparator.naturalOrder()).get(), 5, 4),
        result("reduce", s -> s.reduce(Integer::sum).get(), 13, 4),
        result("reduce with a seed", s -> s.reduce("", (text, i) -> text + i), "3145", 4),
        result("count", s -> s.count(), 4L, 4),
        result("toList", s -> s.toList(), List.of(3, 1, 4, 5), 4),
        result("collect", s -> s.collect(Collectors.toList()), List.of(3, 1, 4, 5), 4),
        result("joining", s -> s.map(i -> "" + i).collect(Collectors.joining()), "3145", 4),
        result("forEach", s -> listed(s::forEach), List.of(3, 1, 4, 5), 4),
        result("forEachRemaining", s -> listed(s::forEachRemaining), List.of(3, 1, 4, 5), 4),
        result("sum", s -> s.mapToInt(i -> i).sum(), 13L, 4));
  }

  private static Arguments result(
      String name, Function<Generator<Integer>, Object> terminal, Object expected, int asked) {
    return Arguments.of(name, terminal, expected, asked);
  }

  private static List<Integer> listed(Consumer<Consumer<Integer>> terminal) {
    List<Integer> list = new ArrayList<>();
    terminal.accept(list::add);
    return list;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("results")
  void terminal_asks_for_what_it_needs_and_closes(
      String name, Function<Generator<Integer>, Object> terminal, Object expected, int asked) {
    Generator<Integer> source = numbers(3, 1, 4, 5);

    assertThat(terminal.apply(source)).isEqualTo(expected);

    assertThat(source.state()).isEqualTo(State.CLOSED);
    assertThat(log).hasSize(asked + 1).endsWith("finally");
  }

  @Test
  void terminals_of_nothing() {
    assertThat(numbers().first(null)).isNull();
    assertThat(numbers().first(7)).isEqualTo(7);
    assertThat(numbers().anyMatch(i -> true)).isFalse();
    assertThat(numbers().allMatch(i -> false)).isTrue();
    assertThat(numbers().noneMatch(i -> true)).isTrue();
    assertThat(numbers().min(Comparator.naturalOrder())).isEmpty();
    assertThat(numbers().reduce(Integer::sum)).isEmpty();
    assertThat(numbers().reduce(1, Integer::sum)).isEqualTo(1);
    assertThat(numbers().count()).isZero();
    assertThat(numbers().toList()).isEmpty();
    assertThatThrownBy(() -> numbers().first())
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage(
            "Cannot return the first element: the generator has none. Give first() a default.");
  }

  static Stream<BiFunction<Generator<Integer>, RuntimeException, Object>> failing() {
    return Stream.of(
        (s, thrown) -> listed(action -> s.forEach(i -> fail(thrown))),
        (s, thrown) -> listed(action -> s.forEachRemaining(i -> fail(thrown))),
        (s, thrown) -> s.reduce((a, b) -> fail(thrown)),
        (s, thrown) -> s.reduce(0, (a, b) -> fail(thrown)),
        (s, thrown) -> s.anyMatch(i -> fail(thrown) == 0),
        (s, thrown) -> s.allMatch(i -> fail(thrown) == 0),
        (s, thrown) -> s.noneMatch(i -> fail(thrown) == 0),
        (s, thrown) -> s.min((a, b) -> fail(thrown)),
        (s, thrown) -> s.max((a, b) -> fail(thrown)),
        (s, thrown) -> s.collect(Collectors.mapping(i -> fail(thrown), Collectors.toList())),
        (s, thrown) ->
            s.collect(Collectors.collectingAndThen(Collectors.counting(), c -> fail(thrown))));
  }

  private static int fail(RuntimeException thrown) {
    throw thrown;
  }

  @ParameterizedTest
  @MethodSource
  void failing(BiFunction<Generator<Integer>, RuntimeException, Object> terminal) {
    RuntimeException thrown = new RuntimeException("of the consumer");
    Generator<Integer> source = numbers(1, 2);

    assertThatThrownBy(() -> terminal.apply(source, thrown)).isSameAs(thrown);

    assertThat(source.state()).isEqualTo(State.CLOSED);
    assertThat(log).endsWith("finally");
  }

  @Test
  void list_has_null_elements_and_cannot_be_changed() {
    List<String> list = Generator.from(Arrays.asList("a", null)).toList();

    assertThat(list).containsExactly("a", null);
    assertThatThrownBy(() -> list.add("b")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void first_of_equal_elements_is_the_least_and_the_greatest() {
    Comparator<String> byLength = Comparator.comparing(String::length);

    assertThat(Generator.from(List.of("aa", "b", "c", "dd")).min(byLength)).contains("b");
    assertThat(Generator.from(List.of("aa", "b", "c", "dd")).max(byLength)).contains("aa");
  }

  @Test
  void methods_of_the_package_private_interfaces_can_be_referred_to() {
    Function<Generator<Integer>, List<Integer>> toList = Generator::toList;

    assertThat(toList.apply(Generator.range(2))).containsExactly(0, 1);
  }

  private Generator<Integer> numbers(Integer... numbers) {
    return Generator.of(
        y -> {
          try {
            for (Integer number : numbers) {
              log.add("pull " + number);
              y.yield(number);
            }
          } finally {
            log.add("finally");
          }
        });
  }
}
