package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Functions given to stages and terminals suspend the generator around them. */
class SuspendingLambdasIT {
  /** Yields to the generator around the stage, and gives its argument back. */
  @Suspendable
  private static <T> T ask(Yielder<Object> y, T value) {
    y.yield("<" + value + ">");
    return value;
  }

  @Test
  void functions_of_mapping_stages_suspend() {
    Generator<Object> outer =
        Generator.of(
            y -> {
              y.yieldAll(two().map(i -> ask(y, i)));
              y.yieldAll(two().mapToInt(i -> ask(y, i)).boxed());
              y.yieldAll(two().mapToLong(i -> ask(y, (long) i)).boxed());
              y.yieldAll(two().mapToDouble(i -> ask(y, (double) i)).boxed());
              y.yieldAll(two().flatMap(i -> List.of(ask(y, i), i)));
              y.yieldAll(two().peek(i -> ask(y, i)));
              y.yieldAll(two().scan(5, (a, b) -> ask(y, a + b)));
              y.yieldAll(two().accumulate((a, b) -> ask(y, a + b)));
            });

    assertThat(texts(outer))
        .isEqualTo(
            "<1> 1 <2> 2 <1> 1 <2> 2 <1> 1 <2> 2 <1.0> 1.0 <2.0> 2.0 <1> 1 1 <2> 2 2 <1> 1 <2> 2"
                + " 5 <6> 6 <8> 8 1 <3> 3");
  }

  @Test
  void functions_of_selecting_grouping_and_combining_stages_suspend() {
    Generator<Object> outer =
        Generator.of(
            y -> {
              y.yieldAll(two().filter(i -> ask(y, i) > 1));
              y.yieldAll(two().takeWhile(i -> ask(y, i) < 2));
              y.yieldAll(two().dropWhile(i -> ask(y, i) < 2));
              y.yieldAll(two().groupBy(i -> ask(y, i)).map(group -> group.key()));
              y.yieldAll(two().zip(two(), (a, b) -> ask(y, a * b)));
              y.yieldAll(two().zipLongest(List.of(7), 0, 0, (a, b) -> ask(y, a * b)));
              y.yieldAll(two().map(i -> ask(y, i)).drop(1));
              y.yieldAll(two().map(i -> ask(y, i)).islice(1, 2, 1));
              y.yieldAll(two().map(i -> ask(y, i)).distinct());
              y.yieldAll(two().map(i -> ask(y, i)).batched(2));
              y.yieldAll(two().map(i -> ask(y, i)).windowed(2));
              y.yieldAll(two().map(i -> ask(y, i)).pairwise().map(pair -> pair.second()));
              y.yieldAll(two().map(i -> ask(y, i)).chain(List.of(3)));
              y.yieldAll(two().map(i -> ask(y, i)).cycle().take(3));
              y.yieldAll(two().map(i -> ask(y, i)).tee(2).get(1));
              y.yieldAll(two().map(i -> ask(y, i)).enumerate().map(at -> at.index()));
            });

    assertThat(texts(outer))
        .isEqualTo(
            "<1> <2> 2 <1> 1 <2> <1> <2> 2 <1> 1 <2> 2 <1> 1 <4> 4 <7> 7 <0> 0 <1> <2> 2 <1> <2> 2"
                + " <1> 1 <2> 2 <1> <2> [1, 2] <1> <2> [1, 2] <1> <2> 2 <1> 1 <2> 2 3"
                + " <1> 1 <2> 2 1 <1> 1 <2> 2 <1> 0 <2> 1");
  }

  @Test
  void elements_of_a_group_suspend_the_caller() {
    Generator<Object> outer =
        Generator.of(
            y -> {
              for (var group : two().map(i -> ask(y, i)).groupBy(i -> 0)) {
                y.yield(group.elements().toList());
              }
            });

    assertThat(texts(outer)).isEqualTo("<1> <2> [1, 2]");
  }

  @Test
  void functions_of_terminals_suspend() {
    Generator<Object> outer =
        Generator.of(
            y -> {
              two().forEach(i -> ask(y, i));
              two().forEachRemaining(i -> ask(y, i));
              y.yield(two().reduce(0, (a, b) -> ask(y, a + b)));
              y.yield(two().reduce((a, b) -> ask(y, a + b)).get());
              y.yield(two().anyMatch(i -> ask(y, i) == 2));
              y.yield(two().allMatch(i -> ask(y, i) == 2));
              y.yield(two().noneMatch(i -> ask(y, i) == 3));
              y.yield(two().min((a, b) -> ask(y, a - b)).get());
              y.yield(two().max((a, b) -> ask(y, a - b)).get());
              y.yield(two().map(i -> ask(y, i)).toList());
              y.yield(two().map(i -> ask(y, i)).collect(Collectors.toList()));
              y.yield(two().map(i -> ask(y, i)).count());
              y.yield(two().map(i -> ask(y, i)).first());
              y.yield(two().map(i -> ask(y, i)).first(0));
            });

    assertThat(texts(outer))
        .isEqualTo(
            "<1> <2> <1> <2> <1> <3> 3 <3> 3 <1> <2> true <1> false <1> <2> true <1> 1 <1> 2"
                + " <1> <2> [1, 2] <1> <2> [1, 2] <1> <2> 2 <1> 1 <1> 1");
  }

  @Test
  void functions_of_generators_of_ints_suspend() {
    Generator<Object> outer =
        Generator.of(
            y -> {
              y.yieldAll(ints().map(i -> ask(y, i)));
              y.yieldAll(ints().mapToObj(i -> ask(y, i)));
              y.yieldAll(ints().mapToLong(i -> ask(y, (long) i)));
              y.yieldAll(ints().filter(i -> ask(y, i) > 1));
              y.yieldAll(ints().flatMap(i -> IntGenerator.range(ask(y, i))));
              y.yieldAll(ints().zip(ints(), (a, b) -> ask(y, a * b)));
              y.yieldAll(ints().accumulate((a, b) -> ask(y, a + b)));
              y.yieldAll(IntGenerator.iterate(1, i -> ask(y, i + 1)).take(2));
              y.yieldAll(IntGenerator.generate(() -> ask(y, 4)).take(1));
              ints().forEach(i -> ask(y, i));
              ints().forEachInt(i -> ask(y, i));
              y.yield(ints().reduce(0, (a, b) -> ask(y, a + b)));
              y.yield(ints().anyMatch(i -> ask(y, i) == 2));
              y.yield(ints().map(i -> ask(y, i)).sum());
              y.yield(ints().map(i -> ask(y, i)).max().getAsInt());
              y.yield(ints().map(i -> ask(y, i)).toArray().length);
            });

    assertThat(texts(outer))
        .isEqualTo(
            "<1> 1 <2> 2 <1> 1 <2> 2 <1> 1 <2> 2 <1> <2> 2 <1> 0 <2> 0 1 <1> 1 <4> 4 1 <3> 3"
                + " 1 <2> 2 <4> 4 <1> <2> <1> <2> <1> <3> 3 <1> <2> true <1> <2> 3 <1> <2> 2"
                + " <1> <2> 2");
  }

  @Test
  void suppliers_and_next_elements_suspend() {
    Generator<Object> outer =
        Generator.of(
            y -> {
              y.yieldAll(Generator.generate(() -> ask(y, "s")).take(2));
              y.yieldAll(Generator.iterate(1, i -> ask(y, i + 1)).take(3));
              y.yieldAll(Generator.iterate(1, i -> ask(y, i) < 2, i -> i + 1));
            });

    assertThat(texts(outer)).isEqualTo("<s> s <s> s 1 <2> 2 <3> 3 <1> 1 <2>");
  }

  @Test
  void closing_the_outer_generator_closes_the_source_of_the_stage_inside() {
    List<String> log = new ArrayList<>();
    Generator<Object> outer =
        Generator.of(
            y -> {
              Generator<Integer> source =
                  Generator.of(
                      z -> {
                        try {
                          z.yield(1);
                        } finally {
                          log.add("finally");
                        }
                      });
              source.map(i -> ask(y, i)).forEach(i -> log.add("reached"));
            });
    outer.next();

    outer.close();

    assertThat(log).containsExactly("finally");
  }

  private static Generator<Integer> two() {
    return Generator.range(1, 3);
  }

  private static IntGenerator ints() {
    return IntGenerator.range(1, 3);
  }

  private static String texts(Generator<Object> outer) {
    return outer.map(String::valueOf).collect(Collectors.joining(" "));
  }
}
