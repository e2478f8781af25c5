package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.async.Async;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Running tasks, and what they wait for. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void run_returns_what_the_work_returns() {
    assertThat(Async.<String>run(() -> sleep(Duration.ofMillis(1), "slept"))).isEqualTo("slept");
    assertThat(Async.<Object>run(() -> null)).isNull();
  }

  @Test
  void run_throws_what_the_work_throws() {
    IOException thrown = new IOException("broken");

    assertThatThrownBy(
            () ->
                Async.run(
                    () -> {
                      yieldNow();
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  @Test
  void run_within_a_run_is_refused() {
    VirtualTime.run(
        () ->
            assertThatIllegalStateException()
                .isThrownBy(() -> Async.run(() -> log.add("never")))
                .withMessage(
                    "Cannot run tasks here: this thread runs tasks already. Use TaskGroup.run, or"
                        + " call the work directly."));
    assertThat(log).isEmpty();
  }

  @Test
  void runner_runs_many_times_and_its_clock_goes_on() {
    try (Runner runner = new Runner(Runner.Options.virtualTime())) {
      runner.run(() -> sleep(ofSeconds(1)));
      assertThat(runner.<Duration>run(() -> time())).isEqualTo(ofSeconds(1));
      runner.close();
      assertThatIllegalStateException()
          .isThrownBy(() -> runner.run(() -> log.add("never")))
          .withMessage("Cannot run tasks: the runner was closed.");
    }
  }

  @Test
  void tasks_have_their_turns_first_come_first_served() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String name : List.of("a", "b", "c")) {
                    group.createTask(() -> logTwice(name));
                  }
                  log.add("body");
                }));

    assertThat(log).containsExactly("body", "a 1", "b 1", "c 1", "a 2", "b 2", "c 2");
  }

  private void logTwice(String name) {
    log.add(name + " 1");
    yieldNow();
    log.add(name + " 2");
  }

  @Test
  void sleep_of_nothing_or_less_is_one_turn() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> log.add("other"));
                  sleep(Duration.ZERO);
                  log.add("zero");
                  group.createTask(() -> log.add("other again"));
                  assertThat(sleep(ofSeconds(-1), "value")).isEqualTo("value");
                  log.add("negative");
                }));

    assertThat(log).containsExactly("other", "zero", "other again", "negative");
  }

  @Test
  void await_of_a_done_stage_does_not_suspend() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> log.add("other"));
                  log.add(await(CompletableFuture.completedFuture("future")));
                  log.add(await(CompletableFuture.completedStage("stage")));
                }));

    assertThat(log).containsExactly("future", "stage", "other");
  }

  @Test
  void await_of_a_stage_returns_what_another_thread_completes_it_with() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Thread completing = new Thread(() -> stage.complete("completed"));

    String got =
        Async.run(
            () -> {
              completing.start();
              return await(stage.thenApply(value -> value + " and applied"));
            });

    assertThat(got).isEqualTo("completed and applied");
  }

  @Test
  void await_throws_what_a_stage_failed_with_bare_and_declared() {
    IOException thrown = new IOException("broken");
    CompletableFuture<String> failed = CompletableFuture.failedFuture(thrown);
    CompletableFuture<String> late = new CompletableFuture<>();

    VirtualTime.run(
        () -> {
          assertThat(failureOf(failed.thenApply(value -> value))).isSameAs(thrown);
          TaskGroup.runAll(
              group -> {
                group.createTask(() -> late.completeExceptionally(thrown));
                assertThat(failureOf(late.thenApply(value -> value))).isSameAs(thrown);
              });
        });
  }

  private static IOException failureOf(CompletionStage<String> stage) {
    try {
      await(stage, IOException.class);
      return null;
    } catch (IOException caught) {
      return caught;
    }
  }

  @Test
  void await_of_a_task_returns_its_result_or_throws_its_exception() {
    IOException thrown = new IOException("broken");
    VirtualTime.run(
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            Task<String> good = group.createTask(() -> sleep(ofSeconds(1), "good"));
            assertThat(await(good)).isEqualTo("good");
            assertThat(await(good)).isEqualTo("good");
            assertThat(good.resultNow()).isEqualTo("good");
            Task<?> bad = group.createTask(() -> fail(thrown));
            assertThat(Caught.by(() -> await(bad))).isSameAs(thrown);
            assertThat(bad.exceptionNow()).isSameAs(thrown);
            assertThat(bad.status()).isEqualTo(Task.Status.FAILED);
          }
        });
  }

  private static void fail(Exception thrown) throws Exception {
    sleep(ofSeconds(1));
    throw thrown;
  }

  @Test
  void generator_that_awaits_suspends_the_task_that_consumes_it() {
    Generator<Integer> ticks =
        Generator.of(
            y -> {
              for (int i = 0; i < 3; i++) {
                sleep(ofSeconds(1));
                y.yield(i);
              }
            });

    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> ticking());
                  for (int each : ticks) {
                    log.add("got " + each + " at " + time().toSeconds());
                  }
                }));

    assertThat(log)
        .containsExactly(
            "tick 0", "got 0 at 1", "tick 1", "got 1 at 2", "tick 2", "got 2 at 3", "tick 3");
  }

  private void ticking() {
    sleep(Duration.ofMillis(500));
    for (int i = 0; i < 4; i++) {
      log.add("tick " + i);
      sleep(ofSeconds(1));
    }
  }

  @Test
  void run_of_a_task_that_cancels_itself_throws_the_cancellation() {
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () -> {
                      currentTask().cancel("enough");
                      sleep(ofSeconds(1));
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessage("enough");
  }
}
