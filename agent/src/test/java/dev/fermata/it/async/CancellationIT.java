package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.checkCancelled;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.async.Action;
import dev.fermata.async.Async;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Deferred;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Cancellation: an edge, counted, never lost, and what is cleaned up is awaited. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CancellationIT {
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
  void signal_is_thrown_where_the_task_waits_with_its_reason_and_who_requested_it() {
    Task<?> task =
        cancelAfterASecond(
            () -> {
              try {
                return sleep(ofSeconds(9), "slept");
              } catch (Cancelled signal) {
                log.add(signal.reason() + " at " + time().toSeconds());
                assertThat(signal.getStackTrace()).isEmpty();
                assertThat(signal.requester()).isNotNull().isNotSameAs(currentTask());
                throw signal;
              }
            });

    assertThat(log).containsExactly("enough at 1");
    assertThat(task.status()).isEqualTo(Task.Status.CANCELLED);
    assertThat(task.isCancelled()).isTrue();
    assertThatThrownBy(task::get).isInstanceOf(CancellationException.class).hasMessage("enough");
    assertThat(task.cancelling()).isOne();
  }

  @Test
  void catch_of_exception_does_not_hold_it_and_finally_may_wait() {
    Task<?> task =
        cancelAfterASecond(
            () -> {
              try {
                sleep(ofSeconds(9));
              } catch (Exception swallowed) {
                log.add("swallowed");
              } finally {
                sleep(ofSeconds(2));
                log.add("cleaned up at " + time().toSeconds());
              }
              return null;
            });

    assertThat(log).containsExactly("cleaned up at 3");
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void task_that_catches_it_goes_on_and_has_a_result() {
    Task<?> task =
        cancelAfterASecond(
            () -> {
              try {
                sleep(ofSeconds(9));
              } catch (Cancelled swallowed) {
                log.add("cancelling " + currentTask().cancelling());
              }
              return sleep(ofSeconds(1), "result");
            });

    assertThat(task.resultNow()).isEqualTo("result");
    assertThat(task.isCancelled()).isFalse();
    assertThat(log).containsExactly("cancelling 1");
  }

  @Test
  void task_that_has_not_begun_never_does() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Boolean> task = group.createTask(() -> log.add("begun"));
                  task.cancel("not wanted");
                  yieldNow();
                  assertThat(task.isCancelled()).isTrue();
                }));
    assertThat(log).isEmpty();
  }

  @Test
  void task_that_was_woken_gets_the_signal_in_place_of_its_result() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Deferred<String> value = new Deferred<>();
                  Task<String> task = group.createTask(() -> await(value));
                  yieldNow();
                  value.complete("value");
                  task.cancel("too late for the value");
                  yieldNow();
                  assertThat(task.isCancelled()).isTrue();
                  assertThat(await(value)).isEqualTo("value");
                }));
  }

  @Test
  void task_cancels_what_it_awaits_and_waits_for_its_end() {
    Task<?> task =
        cancelAfterASecond(
            () -> {
              try (TaskGroup group = TaskGroup.open()) {
                Task<String> inner = group.createTask(this::cleanUpInner);
                try {
                  return await(inner);
                } finally {
                  log.add("outer ended at " + time().toSeconds());
                }
              }
            });

    assertThat(log).containsExactly("inner: enough", "outer ended at 3");
    assertThat(task.isCancelled()).isTrue();
  }

  private String cleanUpInner() {
    try {
      return sleep(ofSeconds(9), "never");
    } catch (Cancelled signal) {
      log.add("inner: " + signal.reason());
      sleep(ofSeconds(2));
      throw signal;
    }
  }

  @Test
  void result_of_what_is_awaited_wins_over_the_signal() {
    Task<?> task =
        cancelAfterASecond(
            () -> {
              try (TaskGroup group = TaskGroup.open()) {
                return await(group.createTask(() -> swallowing()));
              }
            });

    assertThat(task.resultNow()).isEqualTo("all the same");
    assertThat(task.cancelling()).isOne();
  }

  private static String swallowing() {
    try {
      return sleep(ofSeconds(9), "slept");
    } catch (Cancelled swallowed) {
      return "all the same";
    }
  }

  @Test
  void awaiting_a_task_that_others_cancelled_is_an_ordinary_exception() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Void> other = group.createTask(() -> sleep(ofSeconds(9)));
                  yieldNow();
                  other.cancel("not needed");
                  try {
                    await(other);
                  } catch (CancellationException caught) {
                    log.add(caught.getMessage() + ", cancelling " + currentTask().cancelling());
                  }
                }));
    assertThat(log).containsExactly("not needed, cancelling 0");
  }

  @Test
  void stage_that_is_awaited_is_cancelled() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Task<?> task = cancelAfterASecond(() -> await(stage));

    assertThat(stage).isCancelled();
    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void request_that_is_taken_back_before_it_was_thrown_never_is() {
    VirtualTime.run(
        () -> {
          currentTask().cancel("mistaken");
          currentTask().cancel("again");
          assertThat(currentTask().uncancel()).isOne();
          assertThat(currentTask().uncancel()).isZero();
          assertThat(currentTask().uncancel()).isZero();
          yieldNow();
          log.add("goes on");
        });
    assertThat(log).containsExactly("goes on");
  }

  @Test
  void task_that_never_waits_asks_whether_it_was_cancelled() throws Exception {
    CompletableFuture<Task<?>> started = new CompletableFuture<>();
    Thread other = new Thread(() -> started.join().cancel("by another thread"));
    other.start();

    assertThatThrownBy(() -> Async.run((Action) () -> spin(started)))
        .isInstanceOf(CancellationException.class)
        .hasMessage("by another thread");
    other.join();
  }

  private static void spin(CompletableFuture<Task<?>> started) {
    started.complete(currentTask());
    while (true) {
      checkCancelled();
      Thread.onSpinWait();
    }
  }

  @Test
  void cancellation_that_is_pending_at_the_end_cancels_the_task() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> task =
                      group.createTask(
                          () -> {
                            currentTask().cancel();
                            return "result";
                          });
                  yieldNow();
                  assertThat(task.isCancelled()).isTrue();
                }));
  }

  @Test
  void interruption_of_the_thread_cancels_the_first_task() {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread running =
        new Thread(
            () -> {
              try {
                Async.run(
                    () -> {
                      Thread.currentThread().interrupt();
                      try {
                        await(new CompletableFuture<>());
                      } finally {
                        log.add("cleaned up");
                      }
                    });
              } catch (Throwable failure) {
                thrown.complete(failure);
              }
            });
    running.start();

    assertThat(thrown.join()).isInstanceOf(InterruptedException.class);
    assertThat(log).containsExactly("cleaned up");
  }
}
