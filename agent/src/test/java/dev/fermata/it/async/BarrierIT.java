package dev.fermata.it.async;

import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.Action;
import dev.fermata.async.Async;
import dev.fermata.async.Barrier;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Barriers: the rules of CPython's BarrierTests, and what is beyond them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BarrierIT {
  private static final int PARTIES = 5;

  private final Barrier barrier = new Barrier(PARTIES);
  private final List<Integer> passed = Collections.synchronizedList(new ArrayList<>());

  private static void runAll(int tasks, Action action) {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 0; i < tasks; i++) {
                    group.createTask(action);
                  }
                }));
  }

  private void passing() {
    passed.add(barrier.await());
  }

  @Test
  void all_go_on_when_the_last_has_come_each_with_its_number() {
    runAll(PARTIES, this::passing);

    assertThat(passed).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(barrier.waiting()).isZero();
    assertThat(barrier.parties()).isEqualTo(PARTIES);
    assertThat(barrier).hasToString("Barrier[0 of 5 are there]");
  }

  @Test
  void nobody_goes_on_before_the_last_has_come() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 1; i < PARTIES; i++) {
                    group.createTask(this::passing);
                    yieldNow();
                    assertThat(barrier.waiting()).isEqualTo(i);
                  }
                  assertThat(passed).isEmpty();
                  group.createTask(this::passing);
                }));

    assertThat(passed).hasSize(PARTIES);
  }

  @Test
  void barrier_for_one_does_not_wait() {
    Barrier one = new Barrier(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(() -> passed.add(-1));
                  passed.add(one.await());
                  passed.add(one.await());
                }));

    assertThat(passed).containsExactly(0, 0, -1);
  }

  @Test
  void barrier_is_used_again_and_again() {
    runAll(
        PARTIES,
        () -> {
          for (int i = 0; i < 3; i++) {
            passing();
          }
        });

    assertThat(passed).hasSize(3 * PARTIES);
    assertThat(passed.subList(PARTIES, 2 * PARTIES)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void those_who_come_while_others_go_on_wait_for_the_next_round() {
    runAll(3 * PARTIES, this::passing);

    assertThat(passed).hasSize(3 * PARTIES);
    assertThat(barrier.waiting()).isZero();
  }

  @Test
  void task_that_is_cancelled_is_not_counted_any_more() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  List<Task<?>> tasks = new ArrayList<>();
                  for (int i = 1; i < PARTIES; i++) {
                    tasks.add(group.createTask(this::passing));
                  }
                  yieldNow();
                  tasks.get(0).cancel();
                  yieldNow();
                  assertThat(barrier.waiting()).isEqualTo(PARTIES - 2);
                  assertThat(barrier.isBroken()).isFalse();
                  group.createTask(this::passing);
                  group.createTask(this::passing);
                }));

    assertThat(passed).hasSize(PARTIES);
  }

  @Test
  void task_that_is_cancelled_when_it_may_go_on_leaves_the_barrier_usable() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<?> first = group.createTask(this::passing);
                  for (int i = 2; i < PARTIES; i++) {
                    group.createTask(this::passing);
                  }
                  yieldNow();
                  passing();
                  first.cancel();
                }));
    runAll(PARTIES, this::passing);

    assertThat(passed).hasSize(2 * PARTIES - 1);
  }

  @Test
  void tasks_of_several_loops_go_on_together() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < PARTIES; i++) {
      threads.add(new Thread(() -> Async.run(() -> passingOften())));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(passed).hasSize(200 * PARTIES);
    assertThat(barrier.waiting()).isZero();
  }

  private void passingOften() {
    for (int i = 0; i < 200; i++) {
      passing();
    }
  }

  @Test
  void barrier_for_nobody_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Barrier(0))
        .withMessage("Cannot create a barrier for 0 tasks: one is the least.");
  }

  @Test
  void await_outside_a_task_is_refused_and_counts_nobody() {
    assertThatThrownBy(() -> new Barrier(1).await()).isInstanceOf(IllegalSuspensionException.class);
    assertThat(barrier.waiting()).isZero();
  }
}
