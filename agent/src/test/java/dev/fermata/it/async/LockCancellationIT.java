package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Lock;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Locks and cancellation, as in CPython's LockTests. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LockCancellationIT {
  private final List<String> log = new ArrayList<>();
  private final Lock lock = new Lock();

  private void logged(String name) {
    lock.with(
        () -> {
          log.add(name + " begins");
          yieldNow();
          log.add(name + " ends");
        });
  }

  @Test
  void waiter_that_is_cancelled_does_not_get_the_lock_and_the_next_does() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  lock.lock();
                  Task<?> first = group.createTask(() -> logged("first"));
                  Task<?> second = group.createTask(() -> logged("second"));
                  yieldNow();
                  first.cancel();
                  yieldNow();
                  assertThat(first.isCancelled()).isTrue();
                  lock.unlock();
                  await(second);
                }));

    assertThat(log).containsExactly("second begins", "second ends");
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void waiter_that_is_cancelled_after_it_was_given_the_lock_passes_it_on() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  lock.lock();
                  Task<?> first = group.createTask(() -> logged("first"));
                  group.createTask(() -> logged("second"));
                  yieldNow();
                  lock.unlock();
                  first.cancel();
                  yieldNow();
                  assertThat(first.isCancelled()).isTrue();
                }));

    assertThat(log).containsExactly("second begins", "second ends");
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void waiter_that_is_cancelled_after_it_was_given_the_lock_frees_it_if_nobody_waits() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  lock.lock();
                  Task<?> only = group.createTask(() -> logged("only"));
                  yieldNow();
                  lock.unlock();
                  only.cancel();
                }));

    assertThat(log).isEmpty();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void waiter_whose_cancellation_is_taken_back_before_its_turn_keeps_what_it_was_given() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  lock.lock();
                  Task<?> waiter = group.createTask(() -> logged("waiter"));
                  yieldNow();
                  lock.unlock();
                  waiter.cancel();
                  waiter.uncancel();
                }));

    assertThat(log).containsExactly("waiter begins", "waiter ends");
  }

  @Test
  void waiter_whose_cancellation_is_taken_back_too_late_does_not_believe_that_it_has_the_lock() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  lock.lock();
                  Task<?> waiter = group.createTask(() -> logged("waiter"));
                  yieldNow();
                  waiter.cancel();
                  waiter.uncancel();
                  yieldNow();
                  assertThat(waiter.isCancelled()).isTrue();
                  assertThat(lock.isLocked()).isTrue();
                }));

    assertThat(log).isEmpty();
  }

  @Test
  void timeout_at_the_time_of_unlock_loses_no_lock() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  lock.lock();
                  group.createTask(() -> loggedWithin());
                  group.createTask(() -> logged("other"));
                  sleep(ofSeconds(1));
                  lock.unlock();
                }));

    assertThat(log).containsSubsequence("other begins", "other ends");
    assertThat(lock.isLocked()).isFalse();
  }

  private void loggedWithin() {
    try {
      timeout(
          ofSeconds(1),
          () -> {
            logged("within");
            return null;
          });
    } catch (TimeoutException late) {
      log.add("late");
    }
  }
}
