package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fermata.Suspendable;
import dev.fermata.async.Action;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.LeakException;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What a run tells of what its work has left over. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LeakCheckIT {
  private final List<String> log = new ArrayList<>();

  private static void run(Action action) {
    try (Runner runner = new Runner(Runner.Options.virtualTime().withLeakCheck())) {
      runner.run(action);
    }
  }

  @Suspendable
  private void sleeping() {
    supervisor()
        .createTask(
            () -> {
              try {
                sleep(Duration.ofDays(1));
              } finally {
                log.add("ended");
              }
            })
        .name("forgotten");
    yieldNow();
  }

  @Suspendable
  private AsyncGenerator<Integer> begun() {
    AsyncGenerator<Integer> numbers =
        AsyncGenerator.of(
            y -> {
              try {
                y.yield(1);
              } finally {
                log.add("closed");
              }
            });
    log.add("element " + numbers.iterator().next());
    return numbers;
  }

  @Test
  void task_that_is_left_is_named_with_where_it_waits_and_began() {
    assertThatExceptionOfType(LeakException.class)
        .isThrownBy(() -> run(this::sleeping))
        .withMessageMatching(
            "(?s)Left over when the work of the run returned:\n"
                + "  forgotten waits for a time\n"
                + "      at .*LeakCheckIT\\.lambda\\$sleeping\\$.*\\(LeakCheckIT.java:\\d+\\)\n"
                + "    created\n"
                + ".*      at .*LeakCheckIT\\.sleeping\\(LeakCheckIT.java:\\d+\\)\n"
                + ".*Await or cancel tasks, close generators \\(try \\(generator\\) \\{ ... }\\),"
                + " end threads\\.");
    assertThat(log).containsExactly("ended");
  }

  @Test
  void generator_that_is_left_is_named_with_where_it_began() {
    assertThatExceptionOfType(LeakException.class)
        .isThrownBy(() -> run(() -> assertThat(begun()).isNotNull()))
        .withMessageMatching(
            "(?s)Left over when the work of the run returned:\n"
                + "  AsyncGenerator\\[.*LeakCheckIT.*SUSPENDED] was begun and not closed\n"
                + ".*      at .*LeakCheckIT\\.begun\\(LeakCheckIT.java:\\d+\\)\n"
                + ".*");
    assertThat(log).containsExactly("element 1", "closed");
  }

  @Test
  void what_is_closed_cancelled_or_awaited_is_not_left_over() {
    run(
        () -> {
          begun().close();
          Task<?> cancelled = supervisor().createTask(() -> sleep(Duration.ofDays(1)));
          yieldNow();
          cancelled.cancel("not needed");
          await(supervisor().createTask(() -> sleep(Duration.ofDays(1))));
        });
    assertThat(log).containsExactly("element 1", "closed");
  }

  @Test
  void failure_of_the_work_comes_before_what_it_has_left() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                run(
                    () -> {
                      sleeping();
                      throw new IOException("the cause of it all");
                    }));
    assertThat(log).containsExactly("ended");
  }

  @Test
  void next_run_of_the_runner_is_judged_by_itself() {
    try (Runner runner = new Runner(Runner.Options.virtualTime().withLeakCheck())) {
      assertThatExceptionOfType(LeakException.class).isThrownBy(() -> runner.run(() -> sleeping()));
      assertThat(runner.run(() -> currentTask().name())).startsWith("Task-");
    }
  }
}
