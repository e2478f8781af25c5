package dev.fermata.it.async;

import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.Async;
import dev.fermata.async.DeadlockException;
import dev.fermata.async.Lock;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Locks: the rules of CPython's LockTests, and what is beyond them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LockIT {
  private final List<String> log = new ArrayList<>();
  private final Lock lock = new Lock();

  @Test
  void lock_is_given_in_the_order_of_those_who_wait() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  lock.lock();
                  for (String name : List.of("a", "b", "c")) {
                    group.createTask(() -> logged(name));
                  }
                  yieldNow();
                  assertThat(log).isEmpty();
                  lock.unlock();
                  assertThat(lock.isLocked()).as("given on, not freed").isTrue();
                }));

    assertThat(log)
        .containsExactly("a begins", "a ends", "b begins", "b ends", "c begins", "c ends");
    assertThat(lock.isLocked()).isFalse();
  }

  private void logged(String name) {
    lock.with(
        () -> {
          log.add(name + " begins");
          yieldNow();
          log.add(name + " ends");
        });
  }

  @Test
  void free_lock_is_taken_without_a_turn() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> log.add("other"));
                  lock.lock();
                  log.add("locked");
                  lock.unlock();
                }));

    assertThat(log).containsExactly("locked", "other");
  }

  @Test
  void with_returns_the_result_and_unlocks_also_when_the_work_throws() {
    IOException thrown = new IOException("broken");
    VirtualTime.run(
        () -> {
          assertThat(lock.<String>with(() -> sleep(ofSeconds(1), "result"))).isEqualTo("result");
          try {
            lock.with(
                () -> {
                  sleep(ofSeconds(1));
                  throw thrown;
                });
          } catch (Exception caught) {
            log.add(String.valueOf(caught == thrown));
          }
        });

    assertThat(log).containsExactly("true");
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void unlock_of_what_nobody_holds_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(lock::unlock)
        .withMessage("Cannot unlock Lock[free]: nobody holds it.");
  }

  @Test
  void tryLock_takes_only_a_free_lock() {
    assertThat(lock.tryLock()).isTrue();
    assertThat(lock.tryLock()).isFalse();
    lock.unlock();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void lock_outside_a_task_is_refused_also_when_it_is_free() {
    assertThatThrownBy(lock::lock)
        .isInstanceOf(IllegalSuspensionException.class)
        .hasMessageContaining("no generator, task or continuation is running here");
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void lock_may_be_unlocked_by_another_thread() throws InterruptedException {
    Async.run(
        () -> {
          lock.lock();
          new Thread(lock::unlock).start();
          lock.lock();
          log.add("again");
          lock.unlock();
        });

    assertThat(log).containsExactly("again");
  }

  @Test
  void lock_excludes_tasks_of_several_loops() throws InterruptedException {
    int[] counted = {0};
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(new Thread(() -> Async.run(() -> countTo(1000, counted))));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(counted[0]).isEqualTo(8000);
    assertThat(lock.isLocked()).isFalse();
  }

  private void countTo(int most, int[] counted) {
    gather(() -> count(most, counted), () -> count(most, counted));
  }

  private Object count(int most, int[] counted) {
    for (int i = 0; i < most; i++) {
      lock.with(
          () -> {
            int before = counted[0];
            yieldNow();
            counted[0] = before + 1;
          });
    }
    return "counted";
  }

  @Test
  void deadlock_names_the_lock_and_its_holder() {
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () -> {
                      Async.currentTask().name("Holder");
                      lock.lock();
                      lock.lock();
                    }))
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("  Holder waits for Lock[held by Holder, 1 waiting] at ");
  }
}
