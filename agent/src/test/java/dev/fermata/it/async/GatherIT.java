package dev.fermata.it.async;

import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.gatherSettled;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fermata.async.Async;
import dev.fermata.async.Awaitable;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Deferred;
import dev.fermata.async.Outcome;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Waiting for many at a time. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class GatherIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void results_come_in_the_order_of_the_arguments() {
    VirtualTime.run(
        () -> {
          List<String> results =
              TaskGroup.run(
                  group -> {
                    Task<String> slow = group.createTask(() -> sleep(ofSeconds(2), "slow"));
                    Task<String> fast = group.createTask(() -> sleep(ofSeconds(1), "fast"));
                    return gather(slow, fast, slow);
                  });
          assertThat(results).containsExactly("slow", "fast", "slow");
          assertThat(time()).isEqualTo(ofSeconds(2));
        });
  }

  @Test
  void target_that_is_given_twice_is_run_once_and_has_two_results() {
    List<String> begun = new ArrayList<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Integer> one =
                      group.createTask(
                          () -> {
                            begun.add("begun");
                            return sleep(ofSeconds(1), 1);
                          });
                  assertThat(gather(List.of(one, one))).containsExactly(1, 1);
                }));
    assertThat(begun).containsExactly("begun");
  }

  @Test
  void gathering_nothing_is_an_empty_list() {
    VirtualTime.run(
        () -> {
          List<Awaitable<String>> none = List.of();
          List<String> results = gather(none);
          assertThat(results).isEmpty();
        });
  }

  @Test
  void work_is_run_as_tasks() {
    VirtualTime.run(
        () -> {
          List<String> results =
              gather(() -> sleep(ofSeconds(2), "slow"), () -> sleep(ofSeconds(1), "fast"));
          assertThat(results).containsExactly("slow", "fast");
          assertThat(time()).isEqualTo(ofSeconds(2));
        });
  }

  @Test
  void first_failure_cancels_the_others_and_is_thrown_when_they_have_ended() {
    IOException broken = new IOException("broken");
    IllegalStateException worse = new IllegalStateException("worse");
    VirtualTime.run(
        () -> {
          try {
            gather(() -> cleaningUp(), () -> failing(broken), () -> failingInCleanup(worse));
            fail("not failed");
          } catch (Exception thrown) {
            assertThat(thrown).isSameAs(broken).hasSuppressedException(worse);
            log.add("thrown at " + time().toSeconds());
          }
          assertThat(currentTask().cancelling()).isZero();
        });
    assertThat(log).containsExactly("another that was awaited with it has failed", "thrown at 3");
  }

  private String cleaningUp() {
    try {
      return sleep(ofSeconds(9), "never");
    } catch (Cancelled signal) {
      log.add(signal.reason());
      sleep(ofSeconds(2));
      throw signal;
    }
  }

  private static String failing(Exception thrown) throws Exception {
    sleep(ofSeconds(1));
    throw thrown;
  }

  private static String failingInCleanup(RuntimeException thrown) {
    try {
      return sleep(ofSeconds(9), "never");
    } catch (Cancelled signal) {
      throw thrown;
    }
  }

  @Test
  void cancelled_target_makes_it_fail_and_not_be_cancelled() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> cancelled = group.createTask(() -> sleep(ofSeconds(9), "never"));
                  Task<String> other = group.createTask(() -> cleaningUp());
                  Task<List<String>> gathering =
                      group.createTask(() -> gatherBoth(cancelled, other));
                  sleep(ofSeconds(1));
                  cancelled.cancel("not needed");
                  Async.await(gathering);
                  assertThat(other.isCancelled()).isTrue();
                }));
    assertThat(log)
        .containsExactly("another that was awaited with it has failed", "not needed, cancelling 0");
  }

  private List<String> gatherBoth(Task<String> one, Task<String> two) {
    try {
      return gather(one, two);
    } catch (CancellationException caught) {
      log.add(caught.getMessage() + ", cancelling " + currentTask().cancelling());
      return List.of();
    }
  }

  @Test
  void cancelling_it_cancels_all_and_waits_for_them() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Deferred<String> deferred = new Deferred<>();
                  Task<String> one = group.createTask(() -> cleaningUp());
                  Task<List<String>> gathering = group.createTask(() -> gather(one, deferred));
                  sleep(ofSeconds(1));
                  gathering.cancel("enough");
                  sleep(ofSeconds(1));
                  assertThat(deferred).hasToString("Deferred[cancelled]");
                  assertThat(gathering.isDone()).isFalse();
                  sleep(ofSeconds(2));
                  assertThat(gathering.isCancelled()).isTrue();
                }));
    assertThat(log).containsExactly("enough");
  }

  @Test
  void settled_outcomes_hold_results_failures_and_cancellations() {
    IOException broken = new IOException("broken");
    VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            Task<String> good = group.createTask(() -> sleep(ofSeconds(1), "good"));
            Task<String> cancelled = group.createTask(() -> sleep(ofSeconds(9), "never"));
            Deferred<String> bad = new Deferred<>();
            bad.fail(broken);
            cancelled.cancel("not needed");
            List<Outcome<String>> outcomes = gatherSettled(good, bad, cancelled);
            assertThat(outcomes.get(0)).isEqualTo(Outcome.success("good"));
            assertThat(outcomes.get(0).get()).isEqualTo("good");
            assertThat(outcomes.get(1)).isEqualTo(Outcome.failure(broken));
            assertThat(outcomes.get(1).isSuccess()).isFalse();
            assertThat(outcomes.get(2).exception())
                .isInstanceOf(CancellationException.class)
                .hasMessage("not needed");
          }
        });
  }
}
