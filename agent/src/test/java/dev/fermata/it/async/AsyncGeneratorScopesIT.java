package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What is left open by asynchronous generators, what they must not yield in, and their stages. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncGeneratorScopesIT {
  private final List<Object> log = new ArrayList<>();

  private AsyncGenerator<String> closing(String name) {
    return AsyncGenerator.of(
        y -> {
          try {
            y.yield(name);
          } finally {
            sleep(ofSeconds(1));
            log.add(name + " closed at " + time().toSeconds());
          }
        });
  }

  @Test
  void what_is_left_is_closed_when_the_run_ends_the_last_begun_first() {
    VirtualTime.leaving(
        () -> {
          AsyncGenerator<String> one = closing("one");
          AsyncGenerator<String> two = closing("two");
          AsyncGenerator<String> unstarted = closing("unstarted");
          await(one.anext());
          await(two.anext());
          log.add("end, " + unstarted.state());
        });
    assertThat(log).containsExactly("end, CREATED", "two closed at 1", "one closed at 2");
  }

  @Test
  void yield_in_a_time_limit_is_refused_and_names_the_place() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> broken = AsyncGenerator.of(this::yieldsInLimit);
          log.add(firstOf(broken));
          assertThat(broken.state()).isEqualTo(Generator.State.CLOSED);
        });
    assertThat(log.get(0)).isEqualTo("left");
    assertThat(log.get(1).toString())
        .contains("Cannot yield in dev.fermata.it.async.AsyncGeneratorScopesIT.", "time limit");
  }

  @Suspendable
  private void yieldsInLimit(Yielder<Integer> y) throws TimeoutException {
    timeout(
        ofSeconds(5),
        () -> {
          try {
            y.yield(1);
          } finally {
            log.add("left");
          }
          return null;
        });
  }

  @Test
  void yield_in_a_group_is_refused() {
    VirtualTime.run(
        () ->
            log.add(
                firstOf(
                    AsyncGenerator.of(
                        y ->
                            TaskGroup.runAll(
                                group -> {
                                  group.createTask(() -> sleep(ofSeconds(9)));
                                  yieldNow();
                                  y.yield(1);
                                })))));
    assertThat(log).hasSize(1);
    assertThat(log.get(0).toString()).contains("Cannot yield", "task group");
  }

  @Test
  void limits_and_groups_between_the_yields_are_allowed() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> polite =
              AsyncGenerator.of(
                  y -> {
                    for (int i = 0; i < 3; i++) {
                      int element = i;
                      y.yield(timeout(ofSeconds(5), () -> sleep(ofSeconds(1), element)));
                    }
                  });
          List<Integer> all = timeout(ofSeconds(9), polite::toList);
          log.addAll(all);
        });
    assertThat(log).containsExactly(0, 1, 2);
  }

  @Suspendable
  private static Object firstOf(AsyncGenerator<?> generator) {
    try {
      return await(generator.anext());
    } catch (IllegalStateException thrown) {
      return thrown;
    }
  }

  @Test
  void stages_take_functions_that_wait() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> source =
              AsyncGenerator.of(
                  y -> {
                    for (int i = 0; ; i++) {
                      sleep(ofSeconds(1));
                      y.yield(i);
                    }
                  });
          List<List<Integer>> batches =
              source
                  .filter(i -> sleep(ofSeconds(1), i % 2 == 0))
                  .map(i -> sleep(ofSeconds(1), i * 10))
                  .flatMap(i -> AsyncGenerator.from(List.of(i, i + 1)))
                  .take(6)
                  .batched(4)
                  .toList();
          log.add(batches);
          log.add(time().toSeconds());
        });
    assertThat(log).containsExactly(List.of(List.of(0, 1, 20, 21), List.of(40, 41)), 5L + 5L + 3L);
  }

  @Test
  void closing_a_stage_closes_its_source() {
    VirtualTime.run(
        () -> {
          try (AsyncGenerator<Integer> lengths = closing("source").map(String::length)) {
            await(lengths.anext());
          }
          log.add("after");
        });
    assertThat(log).containsExactly("source closed at 1", "after");
  }

  @Test
  void generator_yields_all_of_an_asynchronous_one() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<String> outer =
              AsyncGenerator.of(
                  y -> {
                    y.yield("before");
                    y.yieldAll(closing("inner"));
                    y.yield("after");
                  });
          log.addAll(outer.toList());
        });
    assertThat(log).containsExactly("inner closed at 1", "before", "inner", "after");
  }

  @Test
  void generator_that_is_left_within_an_asynchronous_one_closes_that_first() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<String> outer =
              AsyncGenerator.of(
                  y -> {
                    try {
                      y.yieldAll(closing("inner"));
                    } finally {
                      log.add("outer");
                    }
                  });
          assertThat(await(outer.anext())).isEqualTo("inner");
          outer.close();
        });
    assertThat(log).containsExactly("inner closed at 1", "outer");
  }
}
