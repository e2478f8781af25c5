package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fermata.async.Async;
import dev.fermata.async.Cancelled;
import dev.fermata.async.ExceptionHandler;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** How tasks begin, and who is told when nobody awaits them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StartIT {
  private final List<String> log = new ArrayList<>();
  private final IOException broken = new IOException("broken");

  @Test
  void start_returns_what_the_task_says_when_it_is_ready() {
    VirtualTime.run(
        () -> {
          TaskGroup.runAll(
              group -> {
                Integer port =
                    group.start(
                        started -> {
                          sleep(ofSeconds(1));
                          started.started(8080);
                          sleep(ofSeconds(1));
                          log.add("served");
                          assertThatIllegalStateException()
                              .isThrownBy(() -> started.started(1))
                              .withMessageStartingWith("Cannot start the task again");
                        });
                log.add(port + " at " + time().toSeconds());
              });
        });
    assertThat(log).containsExactly("8080 at 1", "served");
  }

  @Test
  void task_that_fails_before_it_is_ready_fails_its_start_and_not_the_group() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  assertThat(Caught.by(() -> group.start(started -> failing()))).isSameAs(broken);
                  assertThat(Caught.by(() -> group.start(started -> yieldNow())))
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessage("Cannot start the task: it has ended without calling started.");
                  yieldNow();
                  log.add("the group goes on");
                }));
    assertThat(log).containsExactly("the group goes on");
  }

  private void failing() throws IOException {
    sleep(ofSeconds(1));
    throw broken;
  }

  @Test
  void start_that_is_cancelled_cancels_the_task_and_waits_for_it() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Object> starting = group.createTask(() -> startSlowly(group));
                  sleep(ofSeconds(1));
                  starting.cancel("enough");
                  assertThat(Caught.by(() -> await(starting)))
                      .isInstanceOf(CancellationException.class);
                  log.add("at " + time().toSeconds());
                }));
    assertThat(log).containsExactly("enough", "at 3");
  }

  private Object startSlowly(TaskGroup group) {
    return group.start(
        started -> {
          try {
            sleep(ofSeconds(9));
          } catch (Cancelled signal) {
            log.add(signal.reason());
            sleep(ofSeconds(2));
            throw signal;
          }
        });
  }

  @Test
  void start_in_a_cancelled_group_is_a_cancellation() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Object> other =
                      group.createTask(
                          () -> {
                            group.cancel();
                            return null;
                          });
                  group.start(started -> log.add("begun"));
                  log.add("never " + other);
                }));
    assertThat(log).isEmpty();
  }

  @Test
  void eager_task_begins_within_the_call_that_creates_it() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> self = currentTask();
                  Task<String> quick =
                      group.createTask(
                          TaskGroup.Options.eager().withName("quick"), () -> currentTask().name());
                  assertThat(quick.resultNow()).isEqualTo("quick");
                  assertThat(currentTask()).isSameAs(self);
                  Task<Void> slow = group.createTask(TaskGroup.Options.eager(), () -> logTwice());
                  log.add("created");
                  await(slow);
                }));
    assertThat(log).containsExactly("begun", "created", "ended");
  }

  private void logTwice() {
    log.add("begun");
    sleep(ofSeconds(1));
    log.add("ended");
  }

  @Test
  void supervised_task_outlives_what_creates_it_and_is_cancelled_with_the_run() {
    VirtualTime.leaving(
        () -> {
          TaskGroup.runAll(group -> group.createTask(() -> supervisor().createTask(this::tick)));
          sleep(ofSeconds(3).minusNanos(1));
        });
    assertThat(log).containsExactly("tick", "tick", "tick", "the run has ended", "cleaned up");
  }

  private void tick() {
    try {
      while (true) {
        log.add("tick");
        sleep(ofSeconds(1));
      }
    } catch (Cancelled signal) {
      log.add(signal.reason());
      sleep(ofSeconds(1));
      log.add("cleaned up");
      throw signal;
    }
  }

  @Test
  void failure_that_nobody_awaits_is_reported_and_others_are_not() {
    ExceptionHandler handler =
        (message, thrown, task) -> {
          assertThat(thrown).isSameAs(broken);
          log.add(task.name() + ": " + message);
        };
    run(
        handler,
        () -> {
          Task<Void> unseen = supervisor().createTask(this::failing);
          unseen.name("unseen");
          Task<Void> seen = supervisor().createTask(this::failing);
          assertThat(Caught.by(() -> await(seen))).isSameAs(broken);
          Async.race(() -> sleep(ofSeconds(1), "fast"), () -> failingInCleanup());
        });
    assertThat(log)
        .hasSize(2)
        .startsWith("unseen: unseen has failed, and nobody awaits it")
        .last()
        .asString()
        .endsWith("has failed, and nobody awaits it");
  }

  private static void run(ExceptionHandler handler, dev.fermata.async.Action action) {
    try (Runner runner = new Runner(Runner.Options.virtualTime().withExceptionHandler(handler))) {
      runner.run(action);
    }
  }

  private String failingInCleanup() throws IOException {
    try {
      return sleep(ofSeconds(9), "never");
    } catch (Cancelled signal) {
      throw broken;
    }
  }

  @Test
  void handler_that_throws_goes_to_the_thread_and_the_run_goes_on() {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, thrown) -> log.add(thrown.getMessage()));
    run(
        (message, thrown, task) -> {
          throw new IllegalStateException("in the handler");
        },
        () -> {
          supervisor().createTask(this::failing);
          sleep(ofSeconds(2));
          log.add("goes on");
        });
    assertThat(log).containsExactly("in the handler", "goes on");
  }
}
