package dev.fermata.it.async;

import static dev.fermata.async.Async.asCompleted;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.race;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.waitAll;
import static dev.fermata.async.Async.waitAny;
import static dev.fermata.async.Async.waitFirstException;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.async.Cancelled;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.Waited;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Waiting for some of many. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class WaitingIT {
  private final List<String> log = new ArrayList<>();
  private final IOException broken = new IOException("broken");

  /** Two tasks that end after one and two seconds, and one that fails after three. */
  private List<Task<String>> threeIn(TaskGroup group) {
    return List.of(
        group.createTask(TaskGroup.Options.named("two"), () -> sleep(ofSeconds(2), "two")),
        group.createTask(TaskGroup.Options.named("one"), () -> sleep(ofSeconds(1), "one")),
        group.createTask(TaskGroup.Options.named("three"), () -> failing(3)));
  }

  private String failing(int seconds) throws IOException {
    sleep(ofSeconds(seconds));
    throw broken;
  }

  private static List<String> names(List<Task<String>> tasks) {
    return tasks.stream().map(Task::name).toList();
  }

  @Test
  void waiting_for_any_returns_what_has_ended_and_what_has_not() {
    VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            List<Task<String>> tasks = threeIn(group);
            Waited<Task<String>> waited = waitAny(tasks);
            assertThat(names(waited.done())).containsExactly("one");
            assertThat(names(waited.pending())).containsExactly("two", "three");
            assertThat(time()).isEqualTo(ofSeconds(1));
            assertThat(names(waitAny(tasks).done())).containsExactly("one");
          }
        });
  }

  @Test
  void target_that_is_given_twice_is_waited_for_once() {
    VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            List<Task<String>> tasks = new ArrayList<>(threeIn(group));
            tasks.addAll(tasks);
            Waited<Task<String>> waited = waitAny(tasks);
            assertThat(names(waited.done())).containsExactly("one");
            assertThat(names(waited.pending())).containsExactly("two", "three");
          }
        });
  }

  @Test
  void waiting_for_all_or_the_first_exception() {
    VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            List<Task<String>> tasks = new ArrayList<>(threeIn(group));
            tasks.add(
                group.createTask(
                    TaskGroup.Options.named("nine"), () -> sleep(ofSeconds(9), "nine")));
            tasks.add(tasks.get(0));
            Waited<Task<String>> waited = waitFirstException(tasks);
            assertThat(names(waited.done())).containsExactly("two", "one", "three");
            assertThat(names(waited.pending())).containsExactly("nine");
            assertThat(waitAll(tasks).pending()).isEmpty();
          }
        });
  }

  @Test
  void waiting_in_time_neither_cancels_nor_throws() {
    VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            List<Task<String>> tasks = threeIn(group);
            assertThat(names(waitAny(tasks, ofSeconds(0)).done())).isEmpty();
            Waited<Task<String>> waited = waitAll(tasks, ofSeconds(2).minusNanos(1));
            assertThat(names(waited.done())).containsExactly("one");
            yieldNow();
            assertThat(tasks).noneMatch(Task::isCancelled);
          }
        });
  }

  @Test
  void cancelling_what_waits_leaves_the_tasks_alone() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> slow = group.createTask(() -> sleep(ofSeconds(9), "slow"));
                  Task<?> waiting = group.createTask(() -> waitAny(List.of(slow)));
                  yieldNow();
                  waiting.cancel();
                  sleep(ofSeconds(1));
                  assertThat(waiting.isCancelled()).isTrue();
                  assertThat(slow.cancelling()).isZero();
                }));
  }

  @Test
  void waiting_for_nothing_is_refused() {
    VirtualTime.run(
        () ->
            assertThat(Caught.by(() -> waitAny(List.<Task<String>>of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot wait for nothing to end: give at least one task."));
  }

  @Test
  void tasks_are_given_as_they_end_each_once() {
    VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            List<Task<String>> tasks = new ArrayList<>(threeIn(group));
            tasks.add(tasks.get(1));
            for (Task<String> each : asCompleted(tasks)) {
              assertThat(each.isDone()).isTrue();
              log.add(each.name() + " at " + time().toSeconds());
            }
            Iterator<Task<String>> ended = asCompleted(tasks).iterator();
            sleep(ofSeconds(1));
            assertThat(ended.next().name()).isEqualTo("two");
            assertThat(ended.next().name()).isEqualTo("one");
            assertThat(ended.next().name()).isEqualTo("three");
            assertThat(ended.hasNext()).isFalse();
            assertThatThrownBy(ended::next).isInstanceOf(NoSuchElementException.class);
          }
        });
    assertThat(log).containsExactly("one at 1", "two at 2", "three at 3");
  }

  @Test
  void iterating_over_what_ends_is_limited_in_time() {
    VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            Iterator<Task<String>> ended =
                asCompleted(threeIn(group), ofSeconds(2).minusNanos(1)).iterator();
            assertThat(ended.next().name()).isEqualTo("one");
            assertThat(Caught.by(() -> ended.next()))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("the time limit is over, 2 are left");
          }
        });
  }

  @Test
  void first_of_a_race_wins_and_the_others_are_cancelled_and_awaited() {
    VirtualTime.run(
        () -> {
          String winner = race(() -> cleaningUp(), () -> sleep(ofSeconds(1), "fast"));
          assertThat(winner).isEqualTo("fast");
          assertThat(time()).isEqualTo(ofSeconds(3));
          assertThat(Caught.by(() -> race(() -> failing(1), () -> cleaningUp()))).isSameAs(broken);
          assertThat(currentTask().cancelling()).isZero();
        });
    assertThat(log).containsExactly("its group was closed", "its group was closed");
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
}
