package dev.fermata.it.async;

import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.Async;
import dev.fermata.async.Event;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The rules of CPython's test_asyncio.test_locks.EventTests, and what is beyond them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class EventIT {
  private final List<String> log = new ArrayList<>();
  private final Event event = new Event();

  @Test
  void set_lets_all_go_on_in_the_order_in_which_they_came() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String name : List.of("a", "b", "c")) {
                    group.createTask(() -> awaiting(name));
                  }
                  yieldNow();
                  assertThat(log).isEmpty();
                  assertThat(event).hasToString("Event[not set, 3 waiting]");
                  event.set();
                }));

    assertThat(log).containsExactly("a", "b", "c");
  }

  private void awaiting(String name) {
    event.await();
    log.add(name);
  }

  @Test
  void await_of_what_is_set_takes_no_turn() {
    event.set();
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> log.add("other"));
                  awaiting("set");
                }));

    assertThat(log).containsExactly("set", "other");
  }

  @Test
  void clear_makes_those_wait_who_come_later_and_not_those_who_were_woken() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> awaiting("woken"));
                  yieldNow();
                  event.set();
                  event.clear();
                  event.set();
                  event.clear();
                  Task<?> late = group.createTask(() -> awaiting("late"));
                  yieldNow();
                  yieldNow();
                  assertThat(log).containsExactly("woken");
                  late.cancel();
                }));

    assertThat(event.isSet()).isFalse();
    assertThat(event).hasToString("Event[not set]");
  }

  @Test
  void waiter_that_is_cancelled_leaves() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> waiter = group.createTask(() -> awaiting("cancelled"));
                  Task<?> woken = group.createTask(() -> awaiting("woken and cancelled"));
                  yieldNow();
                  waiter.cancel();
                  assertThat(event).hasToString("Event[not set, 1 waiting]");
                  event.set();
                  woken.cancel();
                  yieldNow();
                  assertThat(waiter.isCancelled()).isTrue();
                  assertThat(woken.isCancelled()).isTrue();
                }));

    assertThat(log).isEmpty();
  }

  @Test
  void event_is_set_by_any_thread() {
    Async.run(
        () -> {
          new Thread(event::set).start();
          awaiting("set by a thread");
        });

    assertThat(log).containsExactly("set by a thread");
  }

  @Test
  void await_outside_a_task_is_refused_also_when_it_is_set() {
    event.set();
    assertThatThrownBy(event::await)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("no generator, task or continuation is running here");
  }
}
