package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.yieldNow;
import static dev.fermata.messages.Messages.assertMessage;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;

import dev.fermata.Suspendable;
import dev.fermata.async.Action;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Deferred;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What is said of tasks, as docs/messages.md has it. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TaskMessagesIT {
  private static void assertTaskMessage(String name, Throwable thrown) {
    assertMessage(name, general(thrown.getMessage()));
  }

  /** Leaves out what differs from JVM to JVM and from run to run. */
  private static String general(String text) {
    return text.replaceAll("Task-\\d+", "Task-N")
        .replaceAll("\\.java:\\d+", ".java:LINE")
        .replaceAll("lambda\\$[\\w$]+", "lambda")
        .replaceAll("(?m)^ +at (?!.*TaskMessagesIT).*\n", "")
        .replaceAll("(app//|dev\\.fermata\\.it\\.async\\.)", "acme.");
  }

  private static void assertRefused(String name, Action inTask) {
    VirtualTime.run(() -> assertTaskMessage(name, Caught.by(inTask)));
  }

  @Suspendable
  private static void forget() {
    supervisor().createTask(() -> sleep(ofDays(1))).name("forgotten");
    yieldNow();
  }

  @Test
  void task_left_over() {
    assertTaskMessage("task: left over", Caught.by(() -> VirtualTime.run(() -> forget())));
  }

  @Test
  void generator_left_over() {
    assertTaskMessage(
        "task: left a generator over",
        Caught.by(() -> VirtualTime.run(() -> await(numbers().anext()))));
  }

  private static AsyncGenerator<Integer> numbers() {
    return AsyncGenerator.of(
        y -> {
          y.yield(1);
          y.yield(2);
        });
  }

  @Test
  void tasks_that_wait_for_each_other() {
    assertTaskMessage(
        "task: deadlock",
        Caught.by(
            () ->
                VirtualTime.run(
                    () -> {
                      currentTask().name("first");
                      await(new Deferred<>());
                    })));
  }

  @Test
  void run_in_a_run() {
    assertRefused("task: run in a run", () -> Async.run(() -> {}));
  }

  @Test
  void closed_runner() {
    Runner runner = new Runner();
    runner.close();
    assertTaskMessage("task: closed runner", Caught.by(() -> runner.run(() -> {})));
  }

  @Test
  void awaits_itself() {
    assertRefused("task: awaits itself", () -> await(currentTask()));
  }

  @Test
  void awaits_in_a_generator_that_no_task_runs() {
    assertTaskMessage(
        "task: await in a plain generator",
        Caught.by(
            () ->
                dev.fermata.Generator.of(y -> y.yield(sleep(ofSeconds(1), 1))).iterator().next()));
  }

  @Test
  void supervisor_outside() {
    assertTaskMessage("task: supervisor outside of tasks", Caught.by(() -> supervisor()));
  }

  @Test
  void current_task_outside() {
    assertTaskMessage("task: no current task", Caught.by(() -> currentTask()));
  }

  @Test
  void blocks_for_a_task() {
    assertRefused(
        "task: blocked for by its own thread",
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            Task<Void> child = group.createTask(() -> yieldNow());
            child.name("child");
            child.get();
          }
        });
  }

  @Test
  void group_that_has_ended() {
    assertRefused(
        "task: group has ended",
        () -> {
          TaskGroup[] ended = new TaskGroup[1];
          TaskGroup.runAll(group -> ended[0] = group);
          ended[0].createTask(() -> {});
        });
  }

  @Test
  void group_of_another_task() {
    assertRefused(
        "task: group of another task",
        () -> {
          try (TaskGroup group = TaskGroup.open()) {
            await(group.createTask(() -> group.join()));
          }
        });
  }

  @Test
  void generator_that_is_used_by_two() {
    assertRefused(
        "async generator: used by two tasks",
        () -> {
          try (AsyncGenerator<Integer> slow = slow()) {
            gather(() -> await(slow.anext()), () -> await(slow.anext()));
          }
        });
  }

  private static AsyncGenerator<Integer> slow() {
    return AsyncGenerator.of(y -> y.yield(sleep(ofSeconds(1), 1)));
  }

  @Test
  void operation_that_is_awaited_twice() {
    assertRefused(
        "async generator: operation awaited twice",
        () -> {
          try (AsyncGenerator<Integer> numbers = numbers()) {
            var first = numbers.anext();
            await(first);
            await(first);
          }
        });
  }

  @Test
  void yield_in_a_limit() {
    assertRefused(
        "async generator: yield in a time limit",
        () ->
            await(
                AsyncGenerator.<Integer>of(y -> timeout(ofSeconds(1), () -> yielding(y))).anext()));
  }

  @Suspendable
  private static Integer yielding(dev.fermata.Yielder<Integer> y) {
    y.yield(1);
    return 1;
  }

  @Test
  void waits_for_nothing() {
    assertRefused("task: waits for none", () -> Async.waitAny(java.util.List.<Task<?>>of()));
  }

  @Test
  void late_work() {
    assertRefused(
        "task: time limit", () -> timeout(ofSeconds(1), () -> sleep(ofSeconds(2), "never")));
  }
}
