package dev.fermata.it.async;

import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Cancelled;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Groups that end early, or that have ended. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TaskGroupEndIT {
  private final List<String> log = new ArrayList<>();

  private void finishAfter(int seconds) {
    try {
      sleep(ofSeconds(seconds));
      log.add("finished " + seconds);
    } catch (Cancelled signal) {
      log.add("cancelled " + seconds + ": " + signal.reason());
      throw signal;
    }
  }

  @Test
  void cancellation_from_outside_ends_the_tasks_first() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                outer -> {
                  Task<Void> inner =
                      outer.createTask(
                          () -> {
                            try {
                              TaskGroup.runAll(group -> group.createTask(() -> cleanUpFor(2)));
                            } finally {
                              log.add("left at " + time().toSeconds());
                            }
                          });
                  sleep(ofSeconds(1));
                  inner.cancel("enough");
                }));
    assertThat(log).containsExactly("cleaning: enough", "left at 3");
  }

  private void cleanUpFor(int seconds) {
    try {
      sleep(ofSeconds(99));
    } catch (Cancelled signal) {
      log.add("cleaning: " + signal.reason());
      sleep(ofSeconds(seconds));
      throw signal;
    }
  }

  @Test
  void cancel_of_a_group_ends_it_without_an_exception() {
    VirtualTime.run(
        () -> {
          String result =
              TaskGroup.run(
                  group -> {
                    group.createTask(() -> finishAfter(9));
                    group.createTask(
                        () -> {
                          sleep(ofSeconds(1));
                          group.cancel();
                          group.cancel();
                        });
                    finishAfter(8);
                    return "never";
                  });
          assertThat(result).isNull();
          assertThat(currentTask().cancelling()).isZero();
          yieldNow();
          log.add("at " + time().toSeconds());
        });

    assertThat(log)
        .containsExactly(
            "cancelled 9: its group was cancelled", "cancelled 8: its group was cancelled", "at 1");
  }

  @Test
  void task_created_in_a_cancelled_group_never_begins() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.cancel();
                  Task<Boolean> late = group.createTask(() -> log.add("never"));
                  assertThat(late.cancelling()).isOne();
                }));
    assertThat(log).isEmpty();
  }

  @Test
  void virtual_machine_error_is_thrown_bare_after_all_have_ended() {
    StackOverflowError overflow = new StackOverflowError("deep");
    VirtualTime.run(
        () -> {
          try {
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> cleanUpFor(1));
                  group.createTask(
                      () -> {
                        yieldNow();
                        throw overflow;
                      });
                });
          } catch (StackOverflowError caught) {
            assertThat(caught).isSameAs(overflow);
            log.add("caught at " + time().toSeconds());
          }
        });
    assertThat(log)
        .containsExactly("cleaning: another task of its group has failed", "caught at 1");
  }

  @Test
  void many_tasks_in_one_group_end() {
    int tasks = 20_000;
    Duration end =
        VirtualTime.run(
            () -> {
              TaskGroup.runAll(
                  group -> {
                    for (int i = 0; i < tasks; i++) {
                      int seconds = i % 1000;
                      group.createTask(() -> sleep(ofSeconds(seconds)));
                    }
                  });
              return time();
            });
    assertThat(end).isEqualTo(ofSeconds(999));
  }
}
