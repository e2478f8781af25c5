package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all stages have in common. */
class StagesIT {
  private final List<String> log = new ArrayList<>();

  /** A stage and how many elements of its source its first element needs. */
  record Case(String name, int needed, Function<Generator<Integer>, Object> of) {
    @Override
    public String toString() {
      return name;
    }

    Generator<?> apply(Generator<Integer> source) {
      return (Generator<?>) of.apply(source);
    }
  }

  static Stream<Case> stages() {
    return Stream.of(
        new Case("map", 1, s -> s.map(i -> i)),
        new Case("filter", 1, s -> s.filter(i -> true)),
        new Case("flatMap", 1, s -> s.flatMap(i -> List.of(i))),
        new Case("flatMap of generators", 1, s -> s.flatMap(i -> Generator.range(2))),
        new Case("peek", 1, s -> s.peek(i -> {})),
        new Case("enumerate", 1, Generator::enumerate),
        new Case("scan", 0, s -> s.scan(0, Integer::sum)),
        new Case("accumulate", 1, s -> s.accumulate(Integer::sum)),
        new Case("take", 1, s -> s.take(5)),
        new Case("takeWhile", 1, s -> s.takeWhile(i -> true)),
        new Case("drop", 3, s -> s.drop(2)),
        new Case("dropWhile", 3, s -> s.dropWhile(i -> i < 2)),
        new Case("islice", 2, s -> s.islice(1, 9, 3)),
        new Case("distinct", 1, Generator::distinct),
        new Case("batched", 2, s -> s.batched(2)),
        new Case("pairwise", 2, Generator::pairwise),
        new Case("windowed", 3, s -> s.windowed(3, 5)),
        new Case("groupBy", 1, s -> s.groupBy(i -> i / 2)),
        new Case("zip", 1, s -> s.zip(List.of("a", "b"))),
        new Case("zip, as the second", 1, s -> Generator.range(9).zip(s)),
        new Case("zipLongest", 1, s -> s.zipLongest(List.of("a"), -1, null)),
        new Case("zipLongest, as the second", 1, s -> Generator.range(9).zipLongest(s, -1, -1)),
        new Case("chain", 1, s -> s.chain(List.of(1))),
        new Case("chain, as the second", 1, s -> Generator.range(0).chain(s)),
        new Case("cycle", 1, Generator::cycle),
        new Case("tee", 1, s -> s.tee(1).get(0)),
        new Case("from", 1, Generator::from),
        new Case("from iterable", 1, s -> Generator.from(Generator.iterable(() -> s))),
        new Case("mapToInt", 1, s -> s.mapToInt(i -> i).boxed()),
        new Case("mapToLong", 1, s -> s.mapToLong(i -> i).boxed()),
        new Case("mapToDouble", 1, s -> s.mapToDouble(i -> i).boxed()));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void stage_asks_for_no_more_than_its_element_needs(Case stage) {
    Generator<?> staged = stage.apply(naturals());
    assertThat(log).isEmpty();

    staged.next();

    assertThat(log).hasSize(stage.needed);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void closing_a_stage_closes_its_source(Case stage) {
    Generator<Integer> source = naturals();
    source.next();
    Generator<?> staged = stage.apply(source);
    staged.next();

    staged.close();

    assertThat(log).endsWith("finally").containsOnlyOnce("finally");
    assertThat(source.state()).isEqualTo(State.CLOSED);
    assertThat(staged.hasNext()).isFalse();
  }

  /** All but the one that makes its source when it is started. */
  static Stream<Case> stagesOfASource() {
    return stages().filter(stage -> !stage.name.equals("from iterable"));
  }

  @ParameterizedTest
  @MethodSource("stagesOfASource")
  void closing_an_unstarted_stage_closes_its_source(Case stage) {
    Generator<Integer> source = naturals();

    stage.apply(source).close();

    assertThat(log).isEmpty();
    assertThat(source.state()).isEqualTo(State.CLOSED);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void exception_of_the_source_leaves_the_stage_as_it_is(Case stage) {
    IllegalArgumentException thrown = new IllegalArgumentException("source");
    Generator<Integer> failing =
        Generator.of(
            y -> {
              throw thrown;
            });
    Generator<?> staged = stage.apply(failing);

    assertThatThrownBy(() -> staged.islice(0, 2, 1).toList()).isSameAs(thrown);
    assertThat(staged.state()).isEqualTo(State.CLOSED);
  }

  @ParameterizedTest
  @MethodSource("stages")
  void empty_source_makes_a_stage_that_ends(Case stage) {
    Generator<?> staged = stage.apply(Generator.range(0)).take(20);

    staged.forEach(element -> {});

    assertThat(staged.state()).isEqualTo(State.CLOSED);
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
