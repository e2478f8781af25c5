package dev.fermata.it.async;

import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.GeneratorExit;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Shared;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Stages by time, stages that see failures, and sharing. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TimedStagesIT {
  private final List<Object> log = new ArrayList<>();

  /** Yields 0, 1, … each after its time. */
  private AsyncGenerator<Integer> after(int... millis) {
    return AsyncGenerator.of(
        y -> {
          try {
            for (int i = 0; i < millis.length; i++) {
              sleep(ofMillis(millis[i]));
              y.yield(i);
            }
          } finally {
            log.add("closed");
          }
        });
  }

  @Test
  void timeout_each_limits_every_wait_and_not_the_consumer() {
    VirtualTime.run(
        () -> {
          List<Integer> got = new ArrayList<>();
          Throwable thrown =
              Caught.by(
                  () ->
                      after(90, 90, 110)
                          .timeoutEach(ofMillis(100))
                          .forEach(
                              i -> {
                                got.add(i);
                                sleep(ofSeconds(1));
                              }));
          assertThat(thrown).isInstanceOf(TimeoutException.class);
          assertThat(got).containsExactly(0, 1);
          assertThat(log).containsExactly("closed");
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  void debounce_leaves_out_what_is_followed_soon() {
    VirtualTime.run(
        () ->
            assertThat(after(10, 10, 200, 10, 99, 101).debounce(ofMillis(100)).toList())
                .containsExactly(1, 4, 5));
  }

  @Test
  void sample_gives_the_newest_of_each_period() {
    VirtualTime.run(
        () -> {
          // at 10, 50, 120, 450, 460
          assertThat(after(10, 40, 70, 330, 10).sample(ofMillis(100)).toList())
              .containsExactly(1, 2, 4);
          assertThat(time()).isEqualTo(ofMillis(500));
        });
  }

  @Test
  void retry_begins_again_until_it_is_refused() {
    IOException broken = new IOException("broken");
    VirtualTime.run(
        () -> {
          int[] runs = new int[1];
          AsyncGenerator<String> retried =
              AsyncGenerator.retry(
                  () ->
                      AsyncGenerator.of(
                          y -> {
                            runs[0]++;
                            y.yield("run " + runs[0]);
                            throw broken;
                          }),
                  (thrown, failures) -> {
                    log.add(thrown);
                    sleep(ofSeconds(failures));
                    return failures < 3;
                  });
          List<String> got = new ArrayList<>();
          assertThat(Caught.by(() -> retried.forEach(got::add))).isSameAs(broken);
          assertThat(got).containsExactly("run 1", "run 2", "run 3");
          assertThat(log).containsExactly(broken, broken, broken);
          assertThat(time()).isEqualTo(ofSeconds(6));
        });
  }

  @Test
  void retry_lets_the_consumers_failure_pass() {
    IllegalStateException consumer = new IllegalStateException("consumer");
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> retried =
              AsyncGenerator.retry(() -> after(1, 1), (thrown, failures) -> true);
          Throwable thrown =
              Caught.by(
                  () ->
                      retried.forEach(
                          i -> {
                            throw consumer;
                          }));
          assertThat(thrown).isSameAs(consumer);
          assertThat(log).containsExactly("closed");
        });
  }

  @Test
  void catching_goes_on_with_other_elements() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> failing =
              AsyncGenerator.of(
                  y -> {
                    y.yield(1);
                    throw new IOException("7");
                  });
          assertThat(
                  failing
                      .catching(IOException.class, e -> List.of(Integer.valueOf(e.getMessage()), 8))
                      .toList())
              .containsExactly(1, 7, 8);
          AsyncGenerator<Integer> other =
              AsyncGenerator.of(
                  y -> {
                    throw new IllegalStateException("other");
                  });
          assertThat(Caught.by(() -> other.catching(IOException.class, e -> List.of()).toList()))
              .hasMessage("other");
        });
  }

  @Test
  void on_completion_tells_how_it_has_ended() {
    VirtualTime.run(
        () -> {
          assertThat(after(1).onCompletion(log::add).toList()).containsExactly(0);
          assertThat(log).containsExactly("closed", null);
          log.clear();
          try (AsyncGenerator<Integer> left = after(1, 1).onCompletion(log::add)) {
            assertThat(left.iterator().next()).isZero();
          }
          assertThat(log).hasSize(2).last().isInstanceOf(GeneratorExit.class);
          log.clear();
          Async.moveOnAfter(ofMillis(1), () -> after(100).onCompletion(log::add).toList());
          assertThat(log).hasSize(2).last().isInstanceOf(Cancelled.class);
        });
  }

  @Test
  void shared_generator_runs_once_and_replays_the_newest() {
    VirtualTime.run(
        () -> {
          Shared<Integer> shared = after(10, 10, 10, 10).share(1);
          TaskGroup.runAll(
              group -> {
                Task<List<Integer>> first = group.createTask(() -> shared.subscribe().toList());
                Task<List<Integer>> second =
                    group.createTask(
                        () -> {
                          sleep(ofMillis(25));
                          return shared.subscribe().toList();
                        });
                assertThat(Async.gather(first, second))
                    .containsExactly(List.of(0, 1, 2, 3), List.of(1, 2, 3));
              });
          assertThat(shared.subscribe().toList()).containsExactly(3);
          assertThat(log).containsExactly("closed");
        });
  }

  @Test
  void subscriber_that_leaves_holds_nobody_up() {
    VirtualTime.run(
        () -> {
          Shared<Integer> shared = after(10, 10, 10).share(0);
          AsyncGenerator<Integer> unused = shared.subscribe();
          AsyncGenerator<Integer> used = shared.subscribe();
          Iterator<Integer> elements = used.iterator();
          assertThat(elements.next()).isZero();
          unused.close();
          assertThat(used.toList()).containsExactly(1, 2);
        });
  }

  @Test
  void closed_sharing_ends_subscribers() {
    VirtualTime.run(
        () -> {
          Shared<Integer> shared = after(10, 1000).share(0);
          AsyncGenerator<Integer> used = shared.subscribe();
          assertThat(used.iterator().next()).isZero();
          shared.close();
          assertThat(log).containsExactly("closed");
          assertThat(Caught.by(used::toList)).isInstanceOf(CancellationException.class);
          shared.close();
        });
  }
}
