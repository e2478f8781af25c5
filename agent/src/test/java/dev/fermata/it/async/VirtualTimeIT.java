package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.async.Cancelled;
import dev.fermata.async.DeadlockException;
import dev.fermata.async.Deferred;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Time that goes by when nothing is to be done, and what is said when nothing ever will be. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class VirtualTimeIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void a_year_goes_by_at_once() {
    VirtualTime.run(
        () -> {
          sleep(ofDays(365));
          assertThat(time()).isEqualTo(ofDays(365));
          sleep(Duration.ofSeconds(Long.MAX_VALUE / 4));
        });
  }

  @Test
  void timers_of_one_time_fire_in_the_order_in_which_they_were_set() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 0; i < 100; i++) {
                    int number = i;
                    group.createTask(
                        () -> {
                          sleep(ofSeconds(number % 2 + 1));
                          log.add(number + " at " + time().toSeconds());
                        });
                  }
                }));
    assertThat(log).hasSize(100).startsWith("0 at 1", "2 at 1", "4 at 1").endsWith("99 at 2");
  }

  @Test
  void tasks_that_wait_for_each_other_are_named() {
    List<Task<?>> tasks = new ArrayList<>();
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () ->
                        TaskGroup.runAll(
                            group -> {
                              tasks.add(group.createTask(() -> await(tasks.get(1))));
                              tasks.add(group.createTask(() -> await(tasks.get(0))));
                              tasks.get(0).name("chicken");
                              tasks.get(1).name("egg");
                            })))
        .isInstanceOf(DeadlockException.class)
        .hasMessageMatching(
            "All tasks wait, and nothing can wake one of them:\n"
                + "  Task-\\d+ waits for TaskGroup\\[2 running, opened by Task-\\d+\\] at .*\n"
                + "  chicken waits for egg at .*VirtualTimeIT.lambda.*\n"
                + "  egg waits for chicken at .*VirtualTimeIT.lambda.*");
    assertThat(tasks).allMatch(Task::isCancelled);
  }

  @Test
  void deadlocked_tasks_clean_up() {
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () -> {
                      try {
                        await(new Deferred<>());
                      } catch (Cancelled signal) {
                        log.add(signal.reason());
                        sleep(ofSeconds(1));
                        log.add("cleaned up at " + time().toSeconds());
                      }
                    }))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("waits for Deferred[pending] at");
    assertThat(log).containsExactly("all tasks wait for each other", "cleaned up at 1");
  }

  @Test
  void deadlock_in_the_cleanup_is_left() {
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () -> {
                      try {
                        await(new Deferred<>());
                      } finally {
                        await(new Deferred<>());
                      }
                    }))
        .isInstanceOf(DeadlockException.class);
  }

  @Test
  void stage_that_another_thread_completes_is_waited_for() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Thread other = new Thread(() -> stage.complete("from outside"));
    VirtualTime.run(
        () -> {
          other.start();
          assertThat(await(stage)).isEqualTo("from outside");
        });
  }
}
