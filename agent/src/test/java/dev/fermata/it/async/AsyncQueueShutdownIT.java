package dev.fermata.it.async;

import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.async.AsyncQueue;
import dev.fermata.async.QueueShutDownException;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Join and shutdown of queues, as in CPython's test_queues. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncQueueShutdownIT {
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

  /** A taker once queued up for good in this case: the one that was woken took what was there. */
  @Test
  void taker_that_comes_after_the_shutdown_is_refused_once_those_who_were_woken_have_taken() {
    AsyncQueue<String> queue = new AsyncQueue<>();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> taking(queue, "woken"));
                  yieldNow();
                  queue.put("a");
                  queue.shutdown();
                  taking(queue, "late");
                }));

    assertThat(log).containsExactlyInAnyOrder("woken took a", "late was refused");
  }
}
