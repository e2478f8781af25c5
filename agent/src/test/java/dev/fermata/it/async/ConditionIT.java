package dev.fermata.it.async;

import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Condition;
import dev.fermata.async.Lock;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The rules of CPython's test_asyncio.test_locks.ConditionTests, and what is beyond them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ConditionIT {
  private final List<String> log = new ArrayList<>();
  private final Lock lock = new Lock();
  private final Condition condition = lock.newCondition();
  private int items;

  private void awaiting(String name) {
    lock.with(
        () -> {
          condition.await();
          assertThat(lock.isLocked()).isTrue();
          log.add(name);
        });
  }

  private void consuming(String name) {
    lock.with(
        () -> {
          condition.awaitUntil(() -> items != 0);
          items--;
          log.add(name);
        });
  }

  @Test
  void signals_wake_as_many_as_they_say_in_the_order_in_which_they_came() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String name : List.of("a", "b", "c", "d")) {
                    group.createTask(() -> awaiting(name));
                  }
                  yieldNow();
                  assertThat(condition).hasToString("Condition[Lock[free], 4 waiting]");
                  lock.with(() -> condition.signal());
                  turns();
                  assertThat(log).containsExactly("a");
                  lock.with(() -> condition.signal(2));
                  turns();
                  assertThat(log).containsExactly("a", "b", "c");
                  lock.with(() -> condition.signalAll());
                }));

    assertThat(log).containsExactly("a", "b", "c", "d");
  }

  private static void turns() {
    for (int i = 0; i < 10; i++) {
      yieldNow();
    }
  }

  @Test
  void those_who_are_signalled_go_on_when_the_lock_is_free_and_not_before() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> awaiting("woken"));
                  yieldNow();
                  lock.lock();
                  condition.signalAll();
                  turns();
                  assertThat(log).isEmpty();
                  lock.unlock();
                }));

    assertThat(log).containsExactly("woken");
  }

  @Test
  void awaitUntil_waits_for_the_predicate_and_not_if_it_is_true() {
    VirtualTime.run(
        () -> {
          condition.awaitUntil(() -> true);
          TaskGroup.runAll(
              group -> {
                group.createTask(() -> consuming("consumed"));
                yieldNow();
                lock.with(() -> condition.signal());
                turns();
                assertThat(log).isEmpty();
                items = 1;
                lock.with(() -> condition.signal());
              });
        });

    assertThat(log).containsExactly("consumed");
    assertThat(items).isZero();
  }

  @Test
  void waiter_that_is_cancelled_holds_the_lock_when_it_is_told() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  List<Cancelled> told = new ArrayList<>();
                  Task<?> waiter = group.createTask(() -> lock.with(() -> telling(told)));
                  yieldNow();
                  lock.lock();
                  waiter.cancel("enough");
                  turns();
                  assertThat(told).as("while the lock is held by another").isEmpty();
                  assertThat(waiter.isDone()).isFalse();
                  lock.unlock();
                  turns();
                  assertThat(told).hasSize(1);
                  assertThat(told.get(0).reason()).isEqualTo("enough");
                  assertThat(waiter.isCancelled()).isTrue();
                }));

    assertThat(lock.isLocked()).isFalse();
    assertThat(condition).hasToString("Condition[Lock[free]]");
  }

  private void telling(List<Cancelled> told) {
    try {
      condition.await();
    } catch (Cancelled signal) {
      assertThat(lock.isLocked()).isTrue();
      told.add(signal);
      throw signal;
    }
  }

  @Test
  void waiter_that_is_cancelled_again_while_it_takes_the_lock_throws_the_latest_signal() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  List<Cancelled> told = new ArrayList<>();
                  Task<?> waiter = group.createTask(() -> lock.with(() -> telling(told)));
                  yieldNow();
                  lock.lock();
                  waiter.cancel("first");
                  turns();
                  waiter.cancel("second");
                  turns();
                  assertThat(told).isEmpty();
                  lock.unlock();
                  turns();
                  assertThat(told).extracting(Cancelled::reason).containsExactly("second");
                  assertThat(waiter.cancelling()).isEqualTo(2);
                }));
  }

  @Test
  void waiter_that_is_cancelled_after_the_signal_while_it_takes_the_lock_throws_it_unchanged() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  List<Cancelled> told = new ArrayList<>();
                  Task<?> waiter = group.createTask(() -> lock.with(() -> telling(told)));
                  yieldNow();
                  lock.lock();
                  condition.signal();
                  turns();
                  waiter.cancel("while it takes the lock");
                  lock.unlock();
                  turns();
                  assertThat(told)
                      .extracting(Cancelled::reason)
                      .containsExactly("while it takes the lock");
                }));
  }

  @Test
  void signal_to_a_task_that_is_cancelled_before_its_turn_wakes_the_next() {
    signalThenCancel(0);
    assertThat(log).containsExactly("second");
  }

  @Test
  void signal_to_a_task_that_is_cancelled_while_it_takes_the_lock_wakes_the_next() {
    signalThenCancel(3);
    assertThat(log).containsExactly("second");
  }

  private void signalThenCancel(int turnsBetween) {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> first = group.createTask(() -> consuming("first"));
                  group.createTask(() -> consuming("second"));
                  yieldNow();
                  lock.lock();
                  items = 1;
                  condition.signal();
                  for (int i = 0; i < turnsBetween; i++) {
                    yieldNow();
                  }
                  first.cancel();
                  lock.unlock();
                }));
  }

  @Test
  void waiter_that_is_cancelled_without_a_signal_wakes_nobody() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> first = group.createTask(() -> awaiting("first"));
                  Task<?> second = group.createTask(() -> awaiting("second"));
                  yieldNow();
                  first.cancel();
                  turns();
                  assertThat(condition).hasToString("Condition[Lock[free], 1 waiting]");
                  second.cancel();
                }));

    assertThat(log).isEmpty();
  }

  @Test
  void await_and_signal_without_the_lock_are_refused() {
    VirtualTime.run(
        () ->
            assertThatIllegalStateException()
                .isThrownBy(() -> condition.signal())
                .withMessage(
                    "Cannot signal Condition[Lock[free]]: its lock is not held. Use lock.with."));
    assertThatIllegalStateException().isThrownBy(condition::signalAll);
    assertThatIllegalStateException()
        .isThrownBy(() -> VirtualTime.run(() -> condition.await()))
        .withMessage("Cannot await Condition[Lock[free]]: its lock is not held. Use lock.with.");
  }

  @Test
  void await_outside_a_task_is_refused_and_keeps_the_lock() {
    assertThat(lock.tryLock()).isTrue();
    assertThatThrownBy(condition::await).isInstanceOf(IllegalSuspensionException.class);
    assertThat(lock.isLocked()).isTrue();
  }

  @Test
  void conditions_of_one_lock_are_signalled_apart() {
    Condition other = new Condition(lock);
    assertThat(other.lock()).isSameAs(lock);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> waiter = group.createTask(() -> awaiting("never"));
                  yieldNow();
                  lock.with(() -> other.signalAll());
                  turns();
                  assertThat(log).isEmpty();
                  waiter.cancel();
                }));
  }
}
