package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fermata.async.Cancelled;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.TaskGroupException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Groups: all end together, whatever happens. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TaskGroupIT {
  private final List<String> log = new ArrayList<>();
  private final IOException broken = new IOException("broken");
  private final IllegalArgumentException worse = new IllegalArgumentException("worse");

  @Test
  void group_waits_for_its_tasks_and_returns_what_its_body_returned() {
    VirtualTime.run(
        () -> {
          String result =
              TaskGroup.run(
                  group -> {
                    group.createTask(() -> finishAfter(1));
                    group.createTask(() -> finishAfter(2));
                    return "body";
                  });
          assertThat(result).isEqualTo("body");
          assertThat(time()).isEqualTo(ofSeconds(2));
        });

    assertThat(log).containsExactly("finished 1", "finished 2");
  }

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
  void failure_of_a_task_cancels_the_others_and_the_body() {
    TaskGroupException failed =
        failureOf(
            group -> {
              group.createTask(() -> failAfter(1, broken));
              group.createTask(() -> finishAfter(2));
              finishAfter(3);
            });

    assertThat(failed).hasCause(broken).hasMessage("a task group has failed: " + broken);
    assertThat(failed.exceptions()).containsExactly(broken);
    assertThat(log)
        .containsExactly(
            "cancelled 2: another task of its group has failed",
            "cancelled 3: a task of its group has failed",
            "cancelling 0");
  }

  private static void failAfter(int seconds, Exception thrown) throws Exception {
    sleep(ofSeconds(seconds));
    throw thrown;
  }

  /** What the group throws; also logs how often the task is being cancelled after that. */
  private TaskGroupException failureOf(dev.fermata.async.GroupAction action) {
    return VirtualTime.run(
        () -> {
          try {
            TaskGroup.runAll(action);
            throw new AssertionError("the group has not failed");
          } catch (TaskGroupException failed) {
            yieldNow();
            log.add("cancelling " + currentTask().cancelling());
            return failed;
          }
        });
  }

  @Test
  void failure_of_the_body_cancels_the_tasks_and_is_wrapped_too() {
    TaskGroupException failed =
        failureOf(
            group -> {
              group.createTask(() -> finishAfter(2));
              failAfter(1, broken);
            });

    assertThat(failed).hasCause(broken);
    assertThat(log)
        .containsExactly("cancelled 2: the body of its group has ended early", "cancelling 0");
  }

  @Test
  void failures_while_being_cancelled_are_suppressed_in_the_order_in_which_they_came() {
    TaskGroupException failed =
        failureOf(
            group -> {
              group.createTask(() -> failInCleanup(worse));
              group.createTask(() -> failAfter(1, broken));
              finishAfter(3);
            });

    assertThat(failed).hasCause(broken).hasSuppressedException(worse);
    assertThat(failed).hasMessage("2 failures in a task group; the first: " + broken);
    assertThat(failed.exceptions()).containsExactly(broken, worse);
  }

  private static void failInCleanup(RuntimeException thrown) {
    try {
      sleep(ofSeconds(9));
    } finally {
      sleep(ofSeconds(1));
      throwIt(thrown);
    }
  }

  private static void throwIt(RuntimeException thrown) {
    throw thrown;
  }

  @Test
  void cancelling_a_task_is_no_failure_of_its_group() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Void> one = group.createTask(() -> finishAfter(1));
                  group.createTask(() -> finishAfter(2));
                  yieldNow();
                  assertThat(one.cancel("not needed")).isTrue();
                  assertThat(Caught.by(() -> await(one)))
                      .isInstanceOf(CancellationException.class)
                      .hasMessage("not needed");
                }));
    assertThat(log).containsExactly("cancelled 1: not needed", "finished 2");
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
  void task_cannot_be_created_in_a_group_that_has_failed_or_ended() {
    VirtualTime.run(
        () -> {
          List<TaskGroup> ended = new ArrayList<>();
          TaskGroup.runAll(ended::add);
          assertThatIllegalStateException()
              .isThrownBy(() -> ended.get(0).createTask(() -> log.add("never")))
              .withMessageMatching("Cannot create a task in TaskGroup\\[.*\\]: it has ended\\.");
        });
    TaskGroupException failed =
        failureOf(
            group -> {
              group.createTask(() -> failAfter(1, broken));
              try {
                sleep(ofSeconds(9));
              } finally {
                assertThatIllegalStateException()
                    .isThrownBy(() -> group.createTask(() -> log.add("never")))
                    .withMessageEndingWith(
                        "it is ending, because something has failed or was cancelled.");
              }
            });
    assertThat(failed.exceptions()).containsExactly(broken);
  }

  @Test
  void nested_groups_fail_one_after_the_other() {
    TaskGroupException failed =
        failureOf(
            outer -> {
              outer.createTask(() -> failAfter(1, worse));
              try {
                TaskGroup.runAll(inner -> inner.createTask(() -> failAfter(1, broken)));
              } catch (TaskGroupException nested) {
                log.add("inner failed, cancelling " + currentTask().cancelling());
              }
            });

    assertThat(failed.exceptions()).containsExactly(worse);
    assertThat(log).containsExactly("inner failed, cancelling 1", "cancelling 0");
  }
}
