package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Tasks that do not end when they are cancelled. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SwallowedCancellationIT {
  private final List<String> log = new ArrayList<>();

  @Suspendable
  private static String stubborn(int times) {
    for (int left = times; left > 0; left--) {
      try {
        sleep(ofSeconds(1));
      } catch (Throwable swallowed) {
        // as nobody should
      }
    }
    return "has ended by itself";
  }

  @Test
  void task_that_swallows_its_cancellation_has_its_result_and_is_awaited() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> task = group.createTask(() -> stubborn(5));
                  yieldNow();
                  assertThat(task.cancel("end")).isTrue();
                  assertThat(await(task)).isEqualTo("has ended by itself");
                  assertThat(task.isCancelled()).isFalse();
                  assertThat(task.cancelling()).isEqualTo(1);
                  log.add("at " + time().toSeconds());
                }));
    assertThat(log).containsExactly("at 4");
  }

  @Test
  void run_waits_for_a_task_that_swallows_its_cancellation() {
    leaving(
        () -> {
          supervisor().createTask(() -> log.add(stubborn(5)));
          yieldNow();
        });
    assertThat(log).containsExactly("has ended by itself");
  }

  @Test
  void debug_mode_tells_of_a_task_that_goes_on_after_it_was_cancelled() {
    Logger logger = Logger.getLogger("dev.fermata.async");
    Handler handler = new Recorded();
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try (Runner runner = new Runner(Runner.Options.virtualTime().withDebug())) {
      runner.run(
          () ->
              TaskGroup.runAll(
                  group -> {
                    Task<String> task = group.createTask(() -> stubborn(5));
                    task.name("stubborn one");
                    group.createTask(() -> Cleanup.logged(log, "cleaned up")).name("good one");
                    yieldNow();
                    group.cancel();
                  }));
    } finally {
      logger.setUseParentHandlers(true);
      logger.removeHandler(handler);
    }
    assertThat(log).hasSize(2).first().isEqualTo("cleaned up");
    assertThat(log.get(1))
        .startsWith("Task[stubborn one, RUNNING, waits for a time at ")
        .contains(
            "] goes on 1 s after it was cancelled. Throw Cancelled again where it is caught, as an"
                + " Error or a Throwable; clean up by Async.shielded if that takes long.\n"
                + "    at ")
        .contains("SwallowedCancellationIT.stubborn(SwallowedCancellationIT.java:");
  }

  private final class Recorded extends Handler {
    @Override
    public void publish(LogRecord record) {
      // debug mode also tells of steps that are slow, as any is on a busy machine
      if (!record.getMessage().startsWith("A step of ")) {
        log.add(record.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static void leaving(dev.fermata.async.Action action) {
    VirtualTime.leaving(action);
  }
}
