package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Body;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lambdas that yield in methods of the JDK that call them. */
class HigherOrderIT {
  private final List<Object> log = new ArrayList<>();

  @Test
  void lambda_yields_in_for_each_of_a_list() {
    assertThat(all(Generator.<Integer>of(y -> List.of(1, 2).forEach(v -> y.yield(v * 10)))))
        .containsExactly(10, 20);
  }

  @Test
  void private_method_that_hands_a_yielding_lambda_to_the_jdk_needs_no_mark() {
    assertThat(all(Generator.<Integer>of(y -> each(y, new ArrayList<>(List.of(1, 2))))))
        .containsExactly(1, 2);
  }

  private void each(Yielder<Integer> y, List<Integer> values) {
    values.forEach(v -> y.yield(v));
  }

  @Test
  void cached_value_is_asked_for_once() {
    Map<String, Integer> cache = new HashMap<>();
    Body<Object> body =
        y -> {
          for (String key : List.of("a", "bb", "a")) {
            y.yield(cache.computeIfAbsent(key, k -> length(y, k)));
          }
        };

    assertThat(all(Generator.of(body))).containsExactly("? a", 1, "? bb", 2, 1);
    assertThat(cache).isEqualTo(Map.of("a", 1, "bb", 2));
  }

  @Suspendable
  static int length(Yielder<Object> y, String text) {
    y.yield("? " + text);
    return text.length();
  }

  @Test
  void generator_hands_its_elements_to_a_method_reference_of_the_yielder() {
    Generator<Integer> generator =
        Generator.of(
            y -> {
              Generator.range(2).forEachRemaining(y::yield);
              Generator.range(3).forEach(y::yield);
              Optional.of(7).ifPresent(y::yield);
            });

    assertThat(all(generator)).containsExactly(0, 1, 0, 1, 2, 7);
  }

  @Test
  void generator_of_ints_hands_its_elements_to_a_lambda_that_yields() {
    Generator<Integer> generator =
        Generator.of(
            y -> {
              IntGenerator ints = IntGenerator.of(inner -> inner.yield(5));
              ints.forEachRemaining((int i) -> y.yield(i));
            });

    assertThat(all(generator)).containsExactly(5);
  }

  @Test
  void generator_that_is_called_by_a_type_of_the_jdk_hands_its_elements_on_alike() {
    Generator<Integer> generator =
        Generator.of(
            y -> {
              Iterable<Integer> iterable = Generator.range(2);
              iterable.forEach(v -> y.yield(v));
              Iterator<Integer> iterator = Generator.range(3);
              iterator.forEachRemaining(v -> y.yield(v));
              PrimitiveIterator.OfInt ints = IntGenerator.of(inner -> inner.yield(5));
              ints.forEachRemaining((int i) -> y.yield(i));
              Iterator<Integer> boxed = IntGenerator.of(inner -> inner.yield(6));
              boxed.forEachRemaining(v -> y.yield(v));
            });

    assertThat(all(generator)).containsExactly(0, 1, 0, 1, 2, 5, 6);
  }

  @Test
  void closing_runs_the_finally_blocks_around_the_call() {
    Generator<Integer> generator =
        Generator.of(
            y -> {
              try {
                List.of(1, 2).forEach(v -> y.yield(v));
              } finally {
                log.add("finally");
              }
            });
    generator.next();
    generator.close();

    assertThat(log).containsExactly("finally");
  }

  @Test
  void frames_of_the_replacement_are_seen_nowhere() {
    Generator<Integer> generator =
        Generator.of(
            y ->
                new ArrayList<>(List.of(1))
                    .forEach(
                        v -> {
                          y.yield(v);
                          throw new UnsupportedOperationException();
                        }));
    generator.next();

    assertThat(generator.suspendedFrames())
        .hasSize(2)
        .allMatch(frame -> frame.getClassName().equals(HigherOrderIT.class.getName()));
    assertThatThrownBy(generator::next)
        .isInstanceOf(UnsupportedOperationException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .noneMatch(name -> name.startsWith("dev.fermata.runtime.")));
  }

  // ---- where only the effect is the same

  @Test
  void map_that_is_modified_by_its_action_fails_at_once() {
    for (Map<Integer, Integer> map :
        List.<Map<Integer, Integer>>of(new HashMap<>(), new LinkedHashMap<>(), new TreeMap<>())) {
      List<Integer> visited = new ArrayList<>();
      map.put(1, 1);
      map.put(2, 2);
      Generator<Integer> generator =
          Generator.of(
              y ->
                  map.forEach(
                      (k, v) -> {
                        visited.add(k);
                        y.yield(k);
                        map.put(k + 10, v);
                      }));
      assertThat(generator.next()).isEqualTo(1);

      assertThatThrownBy(generator::next).isInstanceOf(ConcurrentModificationException.class);
      assertThat(visited).containsExactly(1);
    }
  }

  @Test
  void map_that_is_modified_between_two_steps_fails_as_if_its_function_had_done_it() {
    Map<String, Integer> map = new HashMap<>();
    Generator<Object> generator = Generator.of(y -> map.computeIfAbsent("a", k -> length(y, k)));
    generator.next();
    map.put("b", 2);

    assertThatThrownBy(generator::next).isInstanceOf(ConcurrentModificationException.class);
    assertThat(map).isEqualTo(Map.of("b", 2));
  }
}
