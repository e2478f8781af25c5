package dev.fermata.it.async;

import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.toThread;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.Cancelled;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.TaskGroupException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The thread that runs tasks is interrupted. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class InterruptionIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void interruption_while_a_thread_works_for_the_task_interrupts_it_too() {
    CountDownLatch working = new CountDownLatch(1);
    Thread running = Thread.currentThread();
    Throwable thrown =
        Caught.by(
            () ->
                Async.run(
                    () ->
                        toThread(
                            () -> {
                              try {
                                running.interrupt();
                                working.await();
                                return "never";
                              } catch (InterruptedException interrupted) {
                                log.add("the worker was interrupted");
                                throw interrupted;
                              }
                            })));
    assertThat(thrown).isInstanceOf(InterruptedException.class);
    assertThat(log).containsExactly("the worker was interrupted");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void interruption_that_the_task_survives_stays_with_the_thread() {
    String result =
        Async.<String>run(
            () -> {
              Thread.currentThread().interrupt();
              try {
                sleep(ofDays(1));
                return "never";
              } catch (Cancelled signal) {
                return signal.reason();
              }
            });
    assertThat(result).isEqualTo("the thread that runs it was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void interruption_before_the_run_cancels_its_first_task_before_it_begins() {
    Thread.currentThread().interrupt();
    assertThat(Caught.by(() -> Async.run(() -> log.add("never"))))
        .isInstanceOf(InterruptedException.class);
    assertThat(log).isEmpty();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void interruption_ends_the_tasks_of_groups_and_of_the_run() {
    Throwable thrown =
        Caught.by(
            () ->
                leaving(
                    () -> {
                      supervisor().createTask(() -> Cleanup.logged(log, "of the run"));
                      TaskGroup.runAll(
                          group -> {
                            group.createTask(() -> Cleanup.logged(log, "of the group"));
                            yieldNow();
                            Thread.currentThread().interrupt();
                          });
                    }));
    assertThat(thrown).isInstanceOf(InterruptedException.class);
    assertThat(log).containsExactly("of the group", "of the run");
  }

  @Test
  void interruption_of_blocking_code_in_a_task_is_an_exception_as_ever() {
    VirtualTime.run(
        () -> {
          Throwable thrown =
              Caught.by(
                  () ->
                      TaskGroup.runAll(
                          group ->
                              group.createTask(
                                  () -> {
                                    Thread.currentThread().interrupt();
                                    new CountDownLatch(1).await();
                                  })));
          assertThat(thrown)
              .isInstanceOf(TaskGroupException.class)
              .hasCauseInstanceOf(InterruptedException.class);
          log.add(currentTask().cancelling() + " requests");
        });
    assertThat(log).containsExactly("0 requests");
  }

  private static void leaving(dev.fermata.async.Action action) {
    VirtualTime.leaving(action);
  }
}
