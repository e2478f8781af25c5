package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.shield;
import static dev.fermata.async.Async.shielded;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What is kept from cancellation. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ShieldIT {
  private final List<String> log = new ArrayList<>();

  /** Runs the work as a task, cancels it after a second, and waits for its end. */
  private Task<?> cancelAfterASecond(Work<?> work) {
    return VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            Task<?> task = group.createTask(work);
            task.name("worker");
            sleep(ofSeconds(1));
            assertThat(task.cancel("enough")).isTrue();
            group.join();
            assertThat(task.cancel("late")).isFalse();
            return task;
          }
        });
  }

  @Test
  void shield_leaves_what_is_awaited_alone() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> inner = group.createTask(() -> sleep(ofSeconds(3), "inner"));
                  Task<String> outer = group.createTask(() -> shield(inner));
                  sleep(ofSeconds(1));
                  outer.cancel();
                  yieldNow();
                  assertThat(outer.isCancelled()).isTrue();
                  assertThat(await(inner)).isEqualTo("inner");
                  assertThat(shield(inner)).isEqualTo("inner");
                }));
  }

  @Test
  void shielded_cleanup_is_not_cut_short_and_the_signal_comes_after_it() {
    Task<?> task =
        cancelAfterASecond(
            () -> {
              shielded(
                  ofSeconds(5),
                  () -> {
                    sleep(ofSeconds(3));
                    log.add("cleaned up, cancelling " + currentTask().cancelling());
                  });
              log.add("after");
              yieldNow();
              return log.add("never");
            });

    assertThat(log).containsExactly("cleaned up, cancelling 1", "after");
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void shielded_cleanup_that_exceeds_its_budget_is_left() {
    VirtualTime.run(
        () -> {
          shielded(ofSeconds(5), () -> sleep(ofSeconds(99)));
          log.add("left at " + time().toSeconds());
          yieldNow();
          assertThat(currentTask().cancelling()).isZero();
        });
    assertThat(log).containsExactly("left at 5");
  }

  @Test
  void timeout_within_a_shield_expires_though_a_cancellation_is_held_back() {
    Task<?> task =
        cancelAfterASecond(
            () -> {
              shielded(
                  ofSeconds(50),
                  () ->
                      log.add(
                          Async.moveOnAfter(ofSeconds(3), () -> sleep(ofSeconds(9), "x")) + ""));
              sleep(ofSeconds(1));
              return log.add("never");
            });

    assertThat(log).containsExactly("Optional.empty");
    assertThat(task.isCancelled()).isTrue();
  }
}
