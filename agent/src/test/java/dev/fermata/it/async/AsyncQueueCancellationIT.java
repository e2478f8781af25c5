package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncQueue;
import dev.fermata.async.QueueShutDownException;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Queues and cancellation, as in CPython's test_queues. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncQueueCancellationIT {
  private final List<String> log = new ArrayList<>();

  private void taking(AsyncQueue<String> queue, String name) {
    try {
      log.add(name + " took " + queue.take());
    } catch (QueueShutDownException end) {
      log.add(name + " was refused");
    }
  }

  private void putting(AsyncQueue<String> queue, String element) {
    try {
      queue.put(element);
      log.add("put " + element);
    } catch (QueueShutDownException end) {
      log.add(element + " was refused");
    }
  }

  @Test
  void elements_are_put_by_any_thread_and_taken_by_tasks_of_several_loops()
      throws InterruptedException {
    AsyncQueue<Integer> queue = new AsyncQueue<>(2);
    long[] sums = new long[3];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      int mine = i;
      threads.add(new Thread(() -> Async.run(() -> summing(queue, sums, mine))));
    }
    threads.forEach(Thread::start);
    Async.run(
        () -> {
          for (int i = 1; i <= 3000; i++) {
            queue.put(i);
          }
        });
    queue.shutdown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(sums[0] + sums[1] + sums[2]).isEqualTo(3000L * 3001 / 2);
  }

  @Suspendable // a for-each alone does not say that it suspends
  private static void summing(AsyncQueue<Integer> queue, long[] sums, int mine) {
    for (int element : queue) {
      sums[mine] += element;
    }
  }

  @Test
  void taker_that_is_cancelled_leaves_and_the_next_is_served() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> first = group.createTask(() -> taking(queue, "first"));
                  group.createTask(() -> taking(queue, "second"));
                  yieldNow();
                  first.cancel();
                  assertThat(queue).hasToString("AsyncQueue[0, 1 taking]");
                  queue.put("a");
                }));

    assertThat(log).containsExactly("second took a");
  }

  @Test
  void element_for_a_taker_that_is_cancelled_goes_to_the_next_in_order() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  List<Task<?>> tasks = new ArrayList<>();
                  for (String name : List.of("first", "second", "third")) {
                    tasks.add(group.createTask(() -> taking(queue, name)));
                  }
                  yieldNow();
                  queue.put("a");
                  queue.put("b");
                  tasks.get(0).cancel();
                }));

    assertThat(log).containsExactly("second took a", "third took b");
  }

  @Test
  void element_for_a_taker_that_is_cancelled_stays_if_nobody_else_waits() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> taker = group.createTask(() -> taking(queue, "never"));
                  yieldNow();
                  queue.put("a");
                  taker.cancel();
                  await(group.createTask(() -> yieldNow()));
                  assertThat(taker.isCancelled()).isTrue();
                  assertThat(queue.poll()).contains("a");
                }));

    assertThat(log).isEmpty();
  }

  @Test
  void putter_that_is_cancelled_has_put_nothing_and_the_next_is_served() {
    AsyncQueue<String> queue = new AsyncQueue<>(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  queue.put("a");
                  Task<?> waiting = group.createTask(() -> putting(queue, "b"));
                  Task<?> woken = group.createTask(() -> putting(queue, "c"));
                  group.createTask(() -> putting(queue, "d"));
                  yieldNow();
                  waiting.cancel();
                  assertThat(queue.poll()).contains("a");
                  woken.cancel();
                  taking(queue, "body");
                  assertThat(queue.isEmpty()).isTrue();
                }));

    assertThat(log).containsExactly("put d", "body took d");
  }
}
