package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncQueue;
import dev.fermata.async.QueueShutDownException;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The rules of CPython's test_asyncio.test_queues, and what is beyond them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncQueueIT {
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

  private static <T> List<T> drained(AsyncQueue<T> queue) {
    List<T> all = new ArrayList<>();
    queue.shutdown();
    while (!queue.isEmpty()) {
      all.add(queue.poll().orElseThrow());
    }
    return all;
  }

  // ---- basics

  @Test
  void orders_are_first_in_last_in_and_least() {
    AsyncQueue<Integer> fifo = new AsyncQueue<>();
    AsyncQueue<Integer> lifo = AsyncQueue.lifo();
    AsyncQueue<Integer> least = AsyncQueue.priority();
    AsyncQueue<Integer> greatest = AsyncQueue.priority(3, Comparator.reverseOrder());
    for (AsyncQueue<Integer> queue : List.of(fifo, lifo, least, greatest)) {
      for (int element : List.of(1, 3, 2)) {
        assertThat(queue.offer(element)).isTrue();
      }
    }

    assertThat(drained(fifo)).containsExactly(1, 3, 2);
    assertThat(drained(lifo)).containsExactly(2, 3, 1);
    assertThat(drained(least)).containsExactly(1, 2, 3);
    assertThat(drained(greatest)).containsExactly(3, 2, 1);
  }

  @Test
  void queue_is_full_at_its_capacity_and_empty_without_elements() {
    AsyncQueue<String> queue = new AsyncQueue<>(1);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.isFull()).isFalse();
    assertThat(queue.poll()).isEmpty();
    assertThat(queue.offer("a")).isTrue();
    assertThat(queue.offer("b")).isFalse();
    assertThat(queue.isEmpty()).isFalse();
    assertThat(queue.isFull()).isTrue();
    assertThat(queue.size()).isEqualTo(queue.capacity()).isEqualTo(1);
    assertThat(queue.poll()).contains("a");
    assertThat(new AsyncQueue<String>().capacity()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void null_and_queues_for_nothing_are_refused() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    assertThatNullPointerException().isThrownBy(() -> queue.offer(null)).withMessage("element");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AsyncQueue.lifo(0))
        .withMessage("Cannot create a queue for 0 elements: one is the least.");
  }

  @Test
  void putting_and_taking_outside_a_task_are_refused_and_change_nothing() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    assertThatThrownBy(() -> queue.put("a")).isInstanceOf(IllegalSuspensionException.class);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.offer("b")).isTrue();
    assertThatThrownBy(queue::take).isInstanceOf(IllegalSuspensionException.class);
    assertThatThrownBy(() -> queue.iterator().hasNext())
        .isInstanceOf(IllegalSuspensionException.class);
    assertThatThrownBy(() -> new AsyncQueue<>().join())
        .isInstanceOf(IllegalSuspensionException.class);
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void what_can_be_put_and_taken_at_once_takes_no_turn() {
    AsyncQueue<String> queue = new AsyncQueue<>(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> log.add("other"));
                  putting(queue, "a");
                  taking(queue, "body");
                }));

    assertThat(log).containsExactly("put a", "body took a", "other");
  }

  // ---- waiting

  @Test
  void putters_wait_while_it_is_full_and_are_served_in_their_order() {
    AsyncQueue<String> queue = new AsyncQueue<>(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String element : List.of("a", "b", "c")) {
                    group.createTask(() -> putting(queue, element));
                  }
                  yieldNow();
                  assertThat(log).containsExactly("put a");
                  assertThat(queue).hasToString("AsyncQueue[1 of 1, 2 putting, 1 unfinished]");
                  for (int i = 0; i < 3; i++) {
                    taking(queue, "body");
                  }
                }));

    assertThat(log.stream().filter(line -> line.startsWith("put")))
        .containsExactly("put a", "put b", "put c");
    assertThat(log.stream().filter(line -> line.startsWith("body")))
        .containsExactly("body took a", "body took b", "body took c");
  }

  @Test
  void takers_wait_while_it_is_empty_and_are_served_in_their_order() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String name : List.of("first", "second")) {
                    group.createTask(() -> taking(queue, name));
                  }
                  yieldNow();
                  assertThat(queue).hasToString("AsyncQueue[0, 2 taking]");
                  putting(queue, "a");
                  putting(queue, "b");
                }));

    assertThat(log).containsExactly("put a", "put b", "first took a", "second took b");
  }

  @Test
  void nobody_overtakes_a_taker_that_was_woken() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> taking(queue, "first"));
                  yieldNow();
                  queue.put("a");
                  assertThat(queue.poll()).isEmpty();
                  queue.put("b");
                  taking(queue, "late");
                }));

    assertThat(log).containsExactly("first took a", "late took b");
  }

  @Test
  void taker_that_was_woken_gets_the_least_of_what_is_there_in_its_turn() {
    AsyncQueue<String> queue = AsyncQueue.priority();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> taking(queue, "taker"));
                  yieldNow();
                  queue.put("b");
                  queue.put("a");
                }));

    assertThat(log).containsExactly("taker took a");
  }

  @Test
  void many_producers_and_consumers_lose_nothing() {
    AsyncQueue<String> queue = new AsyncQueue<>(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 0; i < 4; i++) {
                    String name = "consumer " + i;
                    group.createTask(() -> takingTen(queue, name));
                    group.createTask(() -> puttingTen(queue));
                  }
                }));

    assertThat(log).hasSize(40);
    assertThat(queue.isEmpty()).isTrue();
  }

  private void takingTen(AsyncQueue<String> queue, String name) {
    for (int i = 0; i < 10; i++) {
      taking(queue, name);
    }
  }

  private static void puttingTen(AsyncQueue<String> queue) {
    for (int i = 0; i < 10; i++) {
      queue.put("x");
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

  // ---- cancellation

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

  // ---- join

  @Test
  void join_waits_until_all_elements_are_done_with() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  queue.join();
                  queue.put("a");
                  queue.put("b");
                  group.createTask(
                      () -> {
                        for (String element : queue) {
                          yieldNow();
                          log.add("done " + element);
                          queue.taskDone();
                        }
                      });
                  queue.join();
                  log.add("joined");
                  queue.join();
                  queue.shutdown();
                }));

    assertThat(log).containsExactly("done a", "done b", "joined");
  }

  @Test
  void taskDone_without_an_element_is_refused() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    assertThatIllegalStateException()
        .isThrownBy(queue::taskDone)
        .withMessage("Cannot be done with another element of AsyncQueue[0]: all are done with.");
  }

  // ---- shutdown

  @Test
  void shutdown_refuses_putters_and_lets_takers_have_the_rest() {
    AsyncQueue<String> queue = new AsyncQueue<>(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  queue.put("a");
                  group.createTask(() -> putting(queue, "b"));
                  yieldNow();
                  queue.shutdown();
                  queue.shutdown();
                  assertThat(queue.isShutdown()).isTrue();
                  yieldNow();
                  putting(queue, "c");
                  taking(queue, "body");
                  taking(queue, "body");
                }));

    assertThat(log)
        .containsExactly("b was refused", "c was refused", "body took a", "body was refused");
    assertThatThrownBy(() -> queue.offer("d"))
        .isInstanceOf(QueueShutDownException.class)
        .hasMessage(
            "Cannot put into AsyncQueue[0 of 1, 1 unfinished, shut down]: it is shut down.");
    assertThatThrownBy(queue::poll)
        .isInstanceOf(QueueShutDownException.class)
        .hasMessage(
            "Cannot take from AsyncQueue[0 of 1, 1 unfinished, shut down]: it is shut down.");
  }

  @Test
  void shutdown_of_an_empty_queue_refuses_takers_that_wait() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> taking(queue, "first"));
                  group.createTask(() -> taking(queue, "second"));
                  yieldNow();
                  queue.shutdown();
                }));

    assertThat(log).containsExactly("first was refused", "second was refused");
  }

  @Test
  void taker_that_was_woken_before_the_shutdown_gets_its_element() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> taking(queue, "first"));
                  group.createTask(() -> taking(queue, "second"));
                  yieldNow();
                  queue.put("a");
                  queue.shutdown();
                }));

    assertThat(log).containsExactly("first took a", "second was refused");
  }

  @Test
  void shutdownNow_drops_the_elements_as_done_with() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  queue.put("a");
                  queue.put("b");
                  group.createTask(
                      () -> {
                        queue.join();
                        log.add("joined");
                      });
                  yieldNow();
                  queue.shutdownNow();
                  taking(queue, "body");
                }));

    assertThat(log).containsExactly("body was refused", "joined");
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void shutdownNow_leaves_what_was_taken_to_be_done_with() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  queue.put("a");
                  queue.put("b");
                  taking(queue, "body");
                  group.createTask(
                      () -> {
                        queue.join();
                        log.add("joined");
                      });
                  queue.shutdownNow();
                  yieldNow();
                  log.add("not yet");
                  queue.taskDone();
                }));

    assertThat(log).containsExactly("body took a", "not yet", "joined");
  }

  @Test
  void iteration_ends_when_the_queue_is_shut_down_and_empty() {
    AsyncQueue<String> queue = new AsyncQueue<>(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(
                      () -> {
                        for (String element : queue) {
                          log.add(element);
                        }
                        log.add("end");
                      });
                  queue.put("a");
                  queue.put("b");
                  queue.put("c");
                  queue.shutdown();
                }));

    assertThat(log).containsExactly("a", "b", "c", "end");
  }
}
