package dev.fermata.it.async;

import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.AsyncQueue;
import dev.fermata.async.QueueShutDownException;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Queues: the rules of CPython's test_queues, and what is beyond them. */
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
}
