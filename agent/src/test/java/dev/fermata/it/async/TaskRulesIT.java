package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.moveOnAfter;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fermata.async.Cancelled;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.TaskGroupException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Rules of CPython's test_asyncio that the other tests leave out. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TaskRulesIT {
  private final List<Object> log = new ArrayList<>();
  private final IOException broken = new IOException("broken");

  @Test
  void runner_can_be_closed_twice_and_runs_nothing_then() {
    Runner runner = new Runner();
    runner.run(() -> log.add("ran"));
    runner.close();
    runner.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> runner.run(() -> log.add("never")))
        .withMessage("Cannot run tasks: the runner was closed.");
    assertThat(log).containsExactly("ran");
  }

  @Test
  void time_does_not_go_by_for_a_sleep_that_was_cancelled() {
    VirtualTime.run(
        () -> {
          Task<Void> sleeping = supervisor().createTask(() -> sleep(ofDays(365)));
          yieldNow();
          sleeping.cancel();
          sleep(ofSeconds(1));
          assertThat(time()).isEqualTo(ofSeconds(1));
        });
  }

  @Test
  void task_to_which_nobody_refers_is_kept() {
    VirtualTime.run(
        () -> {
          CompletableFuture<Void> gate = new CompletableFuture<>();
          supervisor().createTask(() -> log.add(await(gate.thenApply(nothing -> "kept"))));
          yieldNow();
          System.gc();
          gate.complete(null);
          sleep(ofSeconds(1));
        });
    assertThat(log).containsExactly("kept");
  }

  @Test
  void eager_task_that_cancels_itself_or_its_group_ends_there() {
    VirtualTime.run(
        () -> {
          TaskGroup.runAll(
              group -> {
                Task<Void> self =
                    group.createTask(
                        TaskGroup.Options.eager(),
                        () -> {
                          currentTask().cancel("by itself");
                          yieldNow();
                          log.add("never");
                        });
                yieldNow();
                assertThat(self.isCancelled()).isTrue();
                group.createTask(TaskGroup.Options.eager(), () -> group.cancel());
                yieldNow();
                log.add("never");
              });
          assertThat(currentTask().cancelling()).isZero();
          log.add("after");
        });
    assertThat(log).containsExactly("after");
  }

  @Test
  void eager_task_that_fails_at_once_fails_its_group() {
    VirtualTime.run(
        () -> {
          Throwable thrown =
              Caught.by(
                  () ->
                      TaskGroup.runAll(
                          group -> {
                            group.createTask(TaskGroup.Options.eager(), this::fail);
                            yieldNow();
                            log.add("never");
                          }));
          assertThat(thrown).isInstanceOf(TaskGroupException.class).hasCause(broken);
        });
    assertThat(log).isEmpty();
  }

  private void fail() throws IOException {
    throw broken;
  }

  /** After test_uncancel_structured_blocks. */
  @Test
  void blocks_take_back_only_what_they_have_requested() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Void> task = group.createTask(this::structuredBlocks);
                  sleep(ofSeconds(2));
                  task.cancel("from outside");
                }));
    assertThat(log)
        .containsExactly("in time 0", "late 0", "from outside 1", "cleaned up 1", "caught 1", 0);
  }

  private void structuredBlocks() {
    String inTime = moveOnAfter(ofSeconds(9), () -> sleep(ofSeconds(1), "in time")).orElse("late");
    log.add(inTime + " " + currentTask().cancelling());
    log.add(
        moveOnAfter(ZERO, () -> sleep(ofSeconds(1), "in time")).orElse("late")
            + " "
            + currentTask().cancelling());
    try {
      moveOnAfter(ofSeconds(9), () -> TaskGroup.run(group -> sleep(ofSeconds(9), "never")));
    } catch (Cancelled signal) {
      log.add(signal.reason() + " " + currentTask().cancelling());
      moveOnAfter(ofSeconds(1), () -> sleep(ofSeconds(2), "never"));
      log.add("cleaned up " + currentTask().cancelling());
      try {
        sleep(ofSeconds(1));
        log.add("caught " + currentTask().cancelling());
      } finally {
        log.add(currentTask().uncancel());
      }
    }
  }

  @Test
  void failure_in_the_cleanup_of_a_group_comes_before_the_cancellation_which_is_not_lost() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                outer -> {
                  Task<Void> task =
                      outer.createTask(
                          () -> {
                            Throwable thrown =
                                Caught.by(
                                    () ->
                                        TaskGroup.runAll(
                                            group -> group.createTask(this::failInCleanup)));
                            log.add(thrown.getCause());
                            yieldNow();
                            log.add("never");
                          });
                  yieldNow();
                  yieldNow();
                  task.cancel("enough");
                  Throwable seen = Caught.by(() -> await(task));
                  assertThat(seen).isInstanceOf(CancellationException.class).hasMessage("enough");
                }));
    assertThat(log).containsExactly(broken);
  }

  private void failInCleanup() throws IOException {
    try {
      sleep(ofDays(1));
    } finally {
      fail();
    }
  }

  @Test
  void group_may_be_cancelled_before_its_tasks_and_after_its_end() {
    VirtualTime.run(
        () -> {
          TaskGroup[] ended = new TaskGroup[1];
          TaskGroup.runAll(group -> ended[0] = group);
          ended[0].cancel();
          yieldNow();
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  void exceptions_of_groups_are_handled_by_type_and_the_rest_is_thrown_again() {
    VirtualTime.run(
        () -> {
          Throwable rest =
              Caught.by(
                  () -> {
                    try {
                      TaskGroup.runAll(
                          group -> {
                            group.createTask(this::failInCleanup);
                            group.createTask(
                                () -> {
                                  yieldNow();
                                  throw new IllegalStateException("other");
                                });
                          });
                    } catch (TaskGroupException failed) {
                      failed.handle(IOException.class, log::addAll);
                    }
                  });
          assertThat(rest).isInstanceOf(TaskGroupException.class);
          assertThat(((TaskGroupException) rest).exceptions())
              .singleElement()
              .isInstanceOf(IllegalStateException.class);
        });
    assertThat(log).containsExactly(broken);
  }
}
