package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.async.Async;
import dev.fermata.async.Deferred;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.TaskGroupException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A task as others see it: other threads, futures, other loops. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TaskIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void names_are_numbered_and_can_be_given() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Void> one = group.createTask(() -> yieldNow());
                  Task<Void> two = group.createTask(() -> sleep(ofSeconds(1)));
                  assertThat(numberOf(two)).isEqualTo(numberOf(one) + 1);
                  two.name("two");
                  yieldNow();
                  assertThat(two.toString())
                      .matches("Task\\[two, RUNNING, waits for a time at .*TaskIT.*\\]");
                  assertThat(currentTask()).isNotSameAs(two);
                }));
  }

  private static long numberOf(Task<?> task) {
    return Long.parseLong(task.name().substring("Task-".length()));
  }

  @Test
  void results_are_asked_for_when_they_are_there() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> task = group.createTask(() -> "result");
                  assertThat(task.status()).isEqualTo(Task.Status.RUNNING);
                  assertThatIllegalStateException().isThrownBy(task::resultNow);
                  yieldNow();
                  assertThat(task.status()).isEqualTo(Task.Status.SUCCESS);
                  assertThat(task.resultNow()).isEqualTo("result");
                  assertThat(task.get()).isEqualTo("result");
                  assertThatIllegalStateException().isThrownBy(task::exceptionNow);
                }));
  }

  @Test
  void blocking_get_on_the_loops_own_thread_is_refused() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> task = group.createTask(() -> "result");
                  assertThatIllegalStateException()
                      .isThrownBy(task::get)
                      .withMessageEndingWith(
                          "this thread runs it, and would wait for ever. Use Async.await.");
                }));
  }

  @Test
  void get_by_another_thread_waits_for_the_end_and_returns_also_after_the_loop_has_ended() {
    CompletableFuture<Task<String>> published = new CompletableFuture<>();
    CompletableFuture<String> early =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return published.join().get();
              } catch (InterruptedException | ExecutionException broken) {
                throw new IllegalStateException(broken);
              }
            },
            TaskIT::onNewThread);
    Task<String> task =
        Async.run(
            () ->
                TaskGroup.run(
                    group -> {
                      Task<String> made = group.createTask(() -> await(stageAfter(early)));
                      published.complete(made);
                      return made;
                    }));

    assertThat(early.join()).isEqualTo("result");
    assertThat(CompletableFuture.supplyAsync(task::resultNow, TaskIT::onNewThread).join())
        .isEqualTo("result");
    assertThat(task.toCompletableFuture().join()).isEqualTo("result");
    assertThat(task.cancel()).isFalse();
  }

  private static CompletableFuture<String> stageAfter(CompletableFuture<String> notDone) {
    assertThat(notDone).isNotDone();
    return CompletableFuture.supplyAsync(() -> "result", TaskIT::onNewThread);
  }

  /** The common pool has one thread on two cores, and somebody blocks it. */
  private static void onNewThread(Runnable what) {
    new Thread(what).start();
  }

  @Test
  void get_in_time_gives_up_and_wraps_failures() {
    IOException broken = new IOException("broken");
    CompletableFuture<Task<String>> published = new CompletableFuture<>();
    Deferred<String> gate = new Deferred<>();
    CompletableFuture<Throwable> late =
        published.thenApplyAsync(
            task -> {
              Throwable thrown =
                  org.assertj.core.api.Assertions.catchThrowable(
                      () -> task.get(1, TimeUnit.NANOSECONDS));
              gate.fail(broken);
              return thrown;
            },
            TaskIT::onNewThread);
    assertThatThrownBy(
            () ->
                Async.run(
                    () ->
                        TaskGroup.runAll(
                            group -> published.complete(group.createTask(() -> await(gate))))))
        .isInstanceOf(TaskGroupException.class)
        .hasCause(broken);

    assertThat(late.join()).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> published.join().get())
        .isInstanceOf(ExecutionException.class)
        .hasCause(broken);
  }

  @Test
  void future_of_a_task_ends_with_it_and_cancels_it() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> good = group.createTask(() -> sleep(ofSeconds(1), "good"));
                  CompletableFuture<String> future = good.toCompletableFuture();
                  future.thenAccept(value -> log.add(value + " in " + EventLoopSeen.task()));
                  assertThat(await(future)).isEqualTo("good");

                  Task<String> endless = group.createTask(() -> sleep(ofSeconds(99), "never"));
                  assertThat(endless.toCompletableFuture().cancel(true)).isTrue();
                  yieldNow();
                  assertThat(endless.isCancelled()).isTrue();
                  assertThatThrownBy(() -> endless.toCompletableFuture().join())
                      .isInstanceOf(CancellationException.class);
                }));
    assertThat(log).containsExactly("good in no task");
  }

  private static final class EventLoopSeen {
    static String task() {
      try {
        return currentTask().name();
      } catch (IllegalStateException none) {
        return "no task";
      }
    }
  }

  @Test
  void task_of_another_loop_is_awaited_and_resumes_on_the_own_one() {
    CompletableFuture<Task<String>> published = new CompletableFuture<>();
    Deferred<String> gate = new Deferred<>();
    Thread other =
        new Thread(
            () ->
                Async.run(
                    () ->
                        TaskGroup.runAll(
                            group -> published.complete(group.createTask(() -> await(gate))))));
    other.start();
    Async.run(
        () -> {
          Thread here = Thread.currentThread();
          Task<String> foreign = await(published);
          TaskGroup.runAll(
              group -> {
                group.createTask(() -> gate.complete("from the other loop"));
                assertThat(await(foreign)).isEqualTo("from the other loop");
                assertThat(Thread.currentThread()).isSameAs(here);
              });
        });
  }

  @Test
  void group_that_is_left_open_is_an_error_and_its_tasks_are_ended() {
    List<Task<?>> tasks = new ArrayList<>();
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () -> {
                      tasks.add(TaskGroup.open().createTask(() -> sleep(ofSeconds(9))));
                      yieldNow();
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            "ended before a task group that it had opened. Open groups by try-with-resources, or"
                + " use TaskGroup.run.");
    assertThat(tasks.get(0).isCancelled()).isTrue();
  }

  @Test
  void stack_overflow_in_a_task_is_its_failure() {
    VirtualTime.run(
        () -> {
          try {
            TaskGroup.runAll(group -> group.createTask(() -> log.add("" + deep(1))));
          } catch (StackOverflowError caught) {
            log.add("caught");
          }
        });
    assertThat(log).containsExactly("caught");
  }

  private static int deep(int depth) {
    int deeper = deep(depth + 1);
    yieldNow();
    return deeper + depth;
  }
}
