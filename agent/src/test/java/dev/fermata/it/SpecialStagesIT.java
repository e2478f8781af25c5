package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.Group;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is special in some stages; {@link StagesIT} has what they have in common. */
class SpecialStagesIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void null_elements_are_kept() {
    List<String> nulls = Arrays.asList(null, "a", null);
    assertThat(Generator.from(nulls).distinct().toList()).containsExactly(null, "a");
    assertThat(Generator.from(nulls).cycle().take(4).toList())
        .containsExactly(null, "a", null, null);
    assertThat(Generator.from(nulls).windowed(2).toList())
        .containsExactly(Arrays.asList(null, "a"), Arrays.asList("a", null));
    assertThat(Generator.from(nulls).tee(2).get(1).toList()).containsExactly(null, "a", null);
    assertThat(Generator.from(nulls).groupBy(s -> s).map(Group::key).toList())
        .containsExactly(null, "a", null);
    assertThat(Generator.from(nulls).zip(nulls, (a, b) -> a).toList())
        .containsExactly(null, "a", null);
    assertThat(Generator.from(nulls).drop(1).chain(nulls).toList())
        .containsExactly("a", null, null, "a", null);
    assertThat(Generator.from(nulls).dropWhile(s -> s == null).toList()).containsExactly("a", null);
    assertThat(Generator.from(nulls).first()).isNull();
  }

  @Test
  void drop_while_does_not_ask_its_predicate_again() {
    Generator<Integer> dropped =
        Generator.range(6)
            .dropWhile(
                i -> {
                  log.add("ask " + i);
                  return i < 2;
                });

    assertThat(all(dropped)).containsExactly(2, 3, 4, 5);
    assertThat(log).containsExactly("ask 0", "ask 1", "ask 2");
  }

  @Test
  void islice_does_not_run_its_source_past_the_last_element() {
    assertThat(all(naturals().islice(1, 6, 2))).containsExactly(1, 3, 5);
    assertThat(log).endsWith("pull 5", "finally").hasSize(7);
  }

  @Test
  void islice_that_stops_before_its_start_asks_for_nothing() {
    assertThat(all(naturals().islice(5, 2, 1))).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void islice_to_an_end_far_away_does_not_overflow() {
    assertThat(all(Generator.range(5).islice(3, Long.MAX_VALUE, Long.MAX_VALUE)))
        .containsExactly(3);
    assertThat(all(Generator.range(5).islice(Long.MAX_VALUE - 1, Long.MAX_VALUE, 1))).isEmpty();
  }

  @Test
  void inner_generator_of_a_flat_map_is_closed_with_it() {
    Generator<Integer> inner = naturals();
    Generator<Integer> flat = Generator.range(2).flatMap(i -> inner);
    flat.next();

    flat.close();

    assertThat(log).containsExactly("pull 0", "finally");
  }

  @Test
  void iterator_of_an_iterable_is_closed_if_it_can_be() {
    Generator.from(Generator.iterable(this::naturals)).take(1).toList();

    assertThat(log).containsExactly("pull 0", "finally");
  }

  @Test
  void both_sources_are_closed_whatever_the_first_throws() {
    Generator<Integer> failing =
        Generator.of(
            y -> {
              try {
                y.yield(1);
              } finally {
                Failing.fail("first");
              }
            });
    Generator<Integer> zipped = failing.zip(naturals(), Integer::sum);
    zipped.next();

    assertThatThrownBy(zipped::close).hasMessage("first");
    assertThat(log).endsWith("finally");
  }

  @Test
  void lists_handed_out_are_not_shared() {
    Generator<List<Integer>> windows = Generator.range(4).windowed(2);
    List<Integer> first = windows.next();
    first.clear();

    assertThat(windows.next()).containsExactly(1, 2);
  }

  @Test
  void group_left_early_is_skipped_and_has_then_ended() {
    Generator<Group<Integer, Integer>> groups = naturals().groupBy(i -> i / 3);
    Generator<Integer> first = groups.next().elements();
    assertThat(first.next()).isZero();

    Group<Integer, Integer> second = groups.next();

    assertThat(second.key()).isEqualTo(1);
    assertThat(first.hasNext()).isFalse();
    assertThat(all(second.elements().take(5))).containsExactly(3, 4, 5);
    assertThat(groups.next().key()).isEqualTo(2);
  }

  @Test
  void group_has_ended_when_the_groups_are_closed() {
    Generator<Group<Integer, Integer>> groups = naturals().groupBy(i -> i / 3);
    Generator<Integer> first = groups.next().elements();

    groups.close();

    assertThat(first.hasNext()).isFalse();
  }

  @Test
  void tee_asks_its_source_once_for_each_element() {
    List<Generator<Integer>> branches = naturals().tee(2);

    assertThat(branches.get(0).next()).isZero();
    assertThat(branches.get(0).next()).isEqualTo(1);
    assertThat(branches.get(1).next()).isZero();
    assertThat(log).containsExactly("pull 0", "pull 1");
  }

  @Test
  void source_of_a_tee_is_closed_with_the_last_branch() {
    Generator<Integer> source = naturals();
    List<Generator<Integer>> branches = source.tee(3);
    branches.get(0).next();

    branches.get(0).close();
    branches.get(0).close();
    branches.get(1).close();
    assertThat(source.state()).isEqualTo(State.SUSPENDED);
    branches.get(2).close();

    assertThat(source.state()).isEqualTo(State.CLOSED);
    assertThat(log).containsExactly("pull 0", "finally");
  }

  @Test
  void tee_forgets_what_all_branches_have_handed_out() throws InterruptedException {
    List<Generator<Object>> branches = Generator.generate(Object::new).tee(2);
    WeakReference<Object> first = new WeakReference<>(branches.get(0).next());
    branches.get(0).next();
    assertThat(branches.get(1).next()).isSameAs(first.get());
    branches.get(1).next();

    for (int i = 0; i < 50 && first.get() != null; i++) {
      System.gc();
      Thread.onSpinWait();
    }

    assertThat(first.get()).isNull();
  }

  @Test
  void cycle_of_nothing_ends() {
    assertThat(all(Generator.range(0).cycle())).isEmpty();
  }

  @Test
  void iterate_makes_an_element_when_it_is_asked_for() {
    Generator<Integer> halves =
        Generator.iterate(
            8,
            i -> i > 0,
            i -> {
              log.add("half of " + i);
              return i / 2;
            });

    assertThat(halves.next()).isEqualTo(8);
    assertThat(log).isEmpty();
    assertThat(all(halves)).containsExactly(4, 2, 1);
  }

  @Test
  void range_counts_in_steps_either_way() {
    assertThat(all(Generator.range(0, 7, 3))).containsExactly(0, 3, 6);
    assertThat(all(Generator.range(7, 0, -3))).containsExactly(7, 4, 1);
    assertThat(all(Generator.range(0, 7, -1))).isEmpty();
    assertThat(all(Generator.range(0, Integer.MAX_VALUE, Integer.MAX_VALUE - 1)))
        .containsExactly(0, Integer.MAX_VALUE - 1);
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

  private static final class Failing {
    static void fail(String message) {
      throw new IllegalStateException(message);
    }
  }
}
