package dev.fermata.it.async;

import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fermata.Suspendable;
import dev.fermata.async.AsyncGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Stages that run ahead of their consumer. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ConcurrentStagesIT {
  private final List<Object> log = new ArrayList<>();

  /** Yields 0, 1, … and sleeps before each. */
  private AsyncGenerator<Integer> every(int millis, int count) {
    return AsyncGenerator.of(
        y -> {
          try {
            for (int i = 0; i < count; i++) {
              sleep(ofMillis(millis));
              log.add("make " + i);
              y.yield(i);
            }
          } finally {
            sleep(ofMillis(1));
            log.add("closed");
          }
        });
  }

  private static AsyncGenerator<Integer> failingAfter(Exception thrown, Integer... elements) {
    return AsyncGenerator.of(
        y -> {
          y.yieldAll(Arrays.asList(elements));
          throw thrown;
        });
  }

  @Test
  void buffer_lets_the_source_run_ahead() {
    VirtualTime.run(
        () -> {
          try (AsyncGenerator<Integer> buffered = every(10, 4).buffer(2)) {
            Iterator<Integer> elements = buffered.iterator();
            assertThat(elements.next()).isZero();
            sleep(ofSeconds(1));
            // two in the buffer, and one that waits for room
            assertThat(log).containsExactly("make 0", "make 1", "make 2", "make 3");
            assertThat(elements.next()).isEqualTo(1);
            assertThat(elements.next()).isEqualTo(2);
            assertThat(elements.next()).isEqualTo(3);
            assertThat(elements.hasNext()).isFalse();
          }
        });
    assertThat(log).endsWith("closed");
  }

  @Test
  void closing_early_ends_the_tasks_and_the_source() {
    VirtualTime.run(
        () -> {
          try (AsyncGenerator<Integer> buffered = every(10, 1000).buffer(1)) {
            assertThat(buffered.iterator().next()).isZero();
          }
          assertThat(log).endsWith("closed");
        });
  }

  @Test
  void stage_that_never_began_closes_its_source() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> source = every(10, 10);
          assertThat(source.iterator().next()).isZero();
          source.conflate().close();
          assertThat(log).endsWith("closed");
        });
  }

  @Test
  void failure_of_the_source_comes_after_what_it_gave() {
    IOException broken = new IOException("broken");
    VirtualTime.run(
        () -> {
          List<Integer> got = new ArrayList<>();
          Throwable thrown =
              Caught.by(() -> failingAfter(broken, 1, 2, null).buffer(10).forEach(got::add));
          assertThat(thrown).isSameAs(broken);
          assertThat(got).containsExactly(1, 2, null);
        });
  }

  @Test
  void conflate_gives_the_newest() {
    VirtualTime.run(
        () -> {
          List<Integer> got = new ArrayList<>();
          every(10, 10)
              .conflate()
              .forEach(
                  element -> {
                    got.add(element);
                    sleep(ofMillis(35));
                  });
          assertThat(got).containsExactly(0, 3, 6, 9);
        });
  }

  @Test
  void merge_gives_elements_as_they_come() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<String> slow = every(25, 2).map(i -> "slow " + i);
          AsyncGenerator<String> fast = every(10, 4).map(i -> "fast " + i);
          assertThat(AsyncGenerator.merge(List.of(slow, fast)).toList())
              .containsExactly("fast 0", "fast 1", "slow 0", "fast 2", "fast 3", "slow 1");
          assertThat(time()).isEqualTo(ofMillis(51));
        });
  }

  @Test
  void first_failure_ends_what_is_merged() {
    IOException broken = new IOException("broken");
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> merged =
              AsyncGenerator.merge(List.of(every(10, 100), failingAfter(broken, 7)));
          assertThat(Caught.by(() -> merged.forEach(log::add))).isSameAs(broken);
          assertThat(log).containsExactly(7, "closed");
        });
  }

  @Test
  void map_concurrent_runs_so_many_and_keeps_the_order() {
    VirtualTime.run(
        () -> {
          int[] running = new int[1];
          int[] most = new int[1];
          List<Integer> got =
              AsyncGenerator.from(List.of(5, 4, 3, 2, 1, 0))
                  .mapConcurrent(
                      3,
                      seconds -> {
                        running[0]++;
                        most[0] = Math.max(most[0], running[0]);
                        sleep(ofSeconds(seconds));
                        running[0]--;
                        return seconds * 10;
                      })
                  .toList();
          assertThat(got).containsExactly(50, 40, 30, 20, 10, 0);
          assertThat(most[0]).isEqualTo(3);
          assertThat(time()).isBetween(ofSeconds(5), ofSeconds(8));
        });
  }

  @Test
  void failure_in_map_concurrent_ends_the_others() {
    IllegalStateException broken = new IllegalStateException("broken");
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> mapped =
              AsyncGenerator.from(List.of(0, 1, 2)).mapConcurrent(3, i -> mapOrFail(i, broken));
          assertThat(Caught.by(() -> mapped.forEach(log::add))).isSameAs(broken);
          assertThat(log).containsExactly(0, "ended 2");
          assertThat(time()).isEqualTo(ofSeconds(1));
        });
  }

  @Suspendable
  private int mapOrFail(int i, RuntimeException broken) {
    try {
      sleep(ofSeconds(i));
      if (i == 1) {
        throw broken;
      }
      return i;
    } finally {
      if (i == 2) {
        log.add("ended " + i);
      }
    }
  }

  @Test
  void combine_gives_the_newest_of_both() {
    VirtualTime.run(
        () ->
            assertThat(every(10, 3).combine(every(16, 2), (a, b) -> a + "/" + b).toList())
                .containsExactly("0/0", "1/0", "2/0", "2/1"));
  }

  @Test
  void sizes_that_make_no_sense_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> every(1, 1).buffer(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> every(1, 1).mapConcurrent(0, i -> i))
        .withMessage("Cannot map 0 elements at a time.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> every(1, 1).sample(ofSeconds(0)))
        .withMessage("Cannot sample every PT0S.");
  }
}
