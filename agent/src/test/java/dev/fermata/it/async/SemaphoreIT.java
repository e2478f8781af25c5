package dev.fermata.it.async;

import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.Async;
import dev.fermata.async.Semaphore;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The rules of CPython's test_asyncio.test_locks.SemaphoreTests, and what is beyond them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SemaphoreIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void as_many_pass_as_there_are_permits() {
    Semaphore gate = new Semaphore(3);
    int[] inside = {0, 0};
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 0; i < 10; i++) {
                    group.createTask(() -> gate.with(() -> counted(inside)));
                  }
                }));

    assertThat(inside).containsExactly(0, 3);
    assertThat(gate.availablePermits()).isEqualTo(3);
  }

  private static void counted(int[] inside) {
    inside[0]++;
    inside[1] = Math.max(inside[1], inside[0]);
    sleep(ofSeconds(1));
    inside[0]--;
  }

  private void acquiring(Semaphore gate, String name) {
    gate.acquire();
    log.add(name);
  }

  @Test
  void permits_are_given_in_the_order_of_those_who_wait() {
    Semaphore gate = new Semaphore(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String name : List.of("a", "b", "c")) {
                    group.createTask(
                        () -> {
                          gate.with(() -> turn(name + " 1"));
                          gate.with(() -> turn(name + " 2"));
                        });
                  }
                }));

    assertThat(log).containsExactly("a 1", "b 1", "c 1", "a 2", "b 2", "c 2");
  }

  private void turn(String name) {
    log.add(name);
    sleep(ofSeconds(1));
  }

  @Test
  void task_that_releases_and_acquires_again_stands_behind_those_who_wait() {
    Semaphore gate = new Semaphore(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> acquiring(gate, "1"));
                  group.createTask(
                      () -> {
                        acquiring(gate, "2");
                        gate.release();
                        acquiring(gate, "4");
                      });
                  group.createTask(() -> acquiring(gate, "3"));
                  yieldNow();
                  gate.release();
                  gate.release();
                }));

    assertThat(log).containsExactly("1", "2", "3", "4");
  }

  @Test
  void nobody_overtakes_one_who_was_given_a_permit_and_has_not_gone_on_yet() {
    Semaphore gate = new Semaphore(0);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(
                      () -> {
                        acquiring(gate, "1");
                        group.createTask(() -> log.add("4"));
                      });
                  group.createTask(
                      () -> {
                        gate.release();
                        gate.release();
                        gate.release();
                        acquiring(gate, "2");
                      });
                  group.createTask(() -> acquiring(gate, "3"));
                }));

    assertThat(log).containsExactly("1", "2", "3", "4");
  }

  @Test
  void waiters_that_are_cancelled_take_no_permit() {
    Semaphore gate = new Semaphore(0);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  List<Task<?>> tasks = new ArrayList<>();
                  for (String name : List.of("1", "2", "3", "4")) {
                    tasks.add(group.createTask(() -> acquiring(gate, name)));
                  }
                  yieldNow();
                  tasks.get(0).cancel();
                  tasks.get(1).cancel();
                  gate.release();
                  yieldNow();
                  assertThat(log).containsExactly("3");
                  assertThat(gate).hasToString("Semaphore[0 left, 1 waiting]");
                  tasks.get(3).cancel();
                }));
  }

  @Test
  void waiter_that_is_cancelled_after_it_was_given_a_permit_passes_it_on() {
    Semaphore gate = new Semaphore(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  List<Task<?>> tasks = new ArrayList<>();
                  tasks.add(
                      group.createTask(
                          () -> {
                            gate.with(() -> yieldNow());
                            tasks.get(1).cancel();
                          }));
                  tasks.add(group.createTask(() -> acquiring(gate, "never")));
                  tasks.add(group.createTask(() -> gate.with(() -> log.add("next"))));
                }));

    assertThat(log).containsExactly("next");
    assertThat(gate.availablePermits()).isEqualTo(1);
  }

  @Test
  void release_adds_a_permit_unless_bounded() {
    Semaphore free = new Semaphore(1);
    free.release();
    assertThat(free.availablePermits()).isEqualTo(2);

    Semaphore bounded = Semaphore.bounded(1);
    assertThat(bounded.tryAcquire()).isTrue();
    assertThat(bounded.tryAcquire()).isFalse();
    bounded.release();
    assertThatIllegalStateException()
        .isThrownBy(bounded::release)
        .withMessage("Cannot release Semaphore[1 left]: it has all its permits.");
  }

  @Test
  void permits_are_not_negative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Semaphore(-1))
        .withMessage("Cannot create a semaphore with -1 permits: zero is the least.");
  }

  @Test
  void permit_is_released_by_any_thread() {
    Semaphore gate = new Semaphore(0);
    Async.run(
        () -> {
          new Thread(gate::release).start();
          acquiring(gate, "released");
        });

    assertThat(log).containsExactly("released");
  }

  @Test
  void acquire_outside_a_task_is_refused_and_takes_nothing() {
    Semaphore gate = new Semaphore(1);
    assertThatThrownBy(gate::acquire).isInstanceOf(IllegalSuspensionException.class);
    assertThat(gate.availablePermits()).isEqualTo(1);
  }
}
