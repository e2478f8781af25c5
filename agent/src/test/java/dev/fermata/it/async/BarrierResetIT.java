package dev.fermata.it.async;

import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Action;
import dev.fermata.async.Barrier;
import dev.fermata.async.BrokenBarrierException;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Reset and abort of barriers, as in CPython's BarrierTests. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BarrierResetIT {
  private static final int PARTIES = 5;

  private final Barrier barrier = new Barrier(PARTIES);
  private final List<Integer> passed = Collections.synchronizedList(new ArrayList<>());
  private final List<String> broken = new ArrayList<>();
  private int count;

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

  private void passingOrBroken() {
    try {
      passing();
    } catch (BrokenBarrierException thrown) {
      broken.add(thrown.getMessage());
    }
  }

  @Test
  void reset_of_an_empty_barrier_changes_nothing() {
    barrier.reset();
    assertThat(barrier.isBroken()).isFalse();
    runAll(PARTIES, this::passing);
    assertThat(passed).hasSize(PARTIES);
  }

  @Test
  void reset_makes_those_throw_who_wait() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 1; i < PARTIES; i++) {
                    group.createTask(this::passingOrBroken);
                  }
                  yieldNow();
                  barrier.reset();
                }));

    assertThat(broken)
        .hasSize(PARTIES - 1)
        .containsOnly("The barrier was reset while this task waited.");
    assertThat(barrier.waiting()).isZero();
    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  void those_whom_a_reset_made_throw_may_wait_again() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 1; i < PARTIES; i++) {
                    group.createTask(
                        () -> {
                          passingOrBroken();
                          passing();
                        });
                  }
                  yieldNow();
                  barrier.reset();
                  yieldNow();
                  group.createTask(this::passing);
                }));

    assertThat(broken).hasSize(PARTIES - 1);
    assertThat(passed).hasSize(PARTIES);
  }

  @Test
  void reset_while_half_have_gone_on_makes_the_rest_throw() {
    runAll(
        PARTIES,
        () -> {
          passingOrBroken();
          if (passed.size() == 3 && broken.isEmpty()) {
            barrier.reset();
          }
        });

    assertThat(passed).hasSize(3);
    assertThat(broken).hasSize(2);
    assertThat(barrier.waiting()).isZero();
    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  void reset_while_half_have_gone_on_lets_those_alone_who_wait_to_come_in() {
    List<String> wronglyBroken = new ArrayList<>();
    runAll(
        PARTIES,
        () -> {
          try {
            passing();
          } catch (BrokenBarrierException thrown) {
            broken.add("expected");
            passing();
            return;
          }
          count++;
          if (count == 3) {
            barrier.reset();
          }
          try {
            passing();
          } catch (BrokenBarrierException thrown) {
            wronglyBroken.add("not expected");
          }
        });

    assertThat(broken).hasSize(2);
    assertThat(wronglyBroken).isEmpty();
    assertThat(passed).hasSize(3 + PARTIES);
    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  void reset_by_the_last_to_go_on_lets_those_alone_who_wait_for_the_next_round() {
    runAll(
        PARTIES,
        () -> {
          passing();
          count++;
          if (count == PARTIES) {
            barrier.reset();
          }
          passing();
          passing();
        });

    assertThat(passed).hasSize(3 * PARTIES);
    assertThat(barrier.waiting()).isZero();
  }

  @Test
  void abort_makes_those_throw_who_wait_and_who_come() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  group.createTask(this::passingOrBroken);
                  yieldNow();
                  barrier.abort();
                  yieldNow();
                  passingOrBroken();
                }));

    assertThat(broken)
        .containsExactly(
            "The barrier was aborted while this task waited.", "The barrier was aborted.");
    assertThat(barrier.isBroken()).isTrue();
    assertThat(barrier).hasToString("Barrier[broken]");
  }

  @Test
  void abort_while_half_have_gone_on_makes_all_others_throw() {
    runAll(
        PARTIES,
        () -> {
          try {
            passing();
          } catch (BrokenBarrierException thrown) {
            broken.add("to go on");
            return;
          }
          count++;
          if (count == 3) {
            barrier.abort();
            return;
          }
          try {
            passing();
          } catch (BrokenBarrierException thrown) {
            broken.add("to come in");
          }
        });

    assertThat(broken)
        .containsExactlyInAnyOrder("to go on", "to go on", "to come in", "to come in");
    assertThat(barrier.isBroken()).isTrue();
    assertThat(barrier.waiting()).isZero();
  }

  @Test
  void reset_makes_an_aborted_barrier_usable() {
    barrier.abort();
    barrier.reset();
    assertThat(barrier.isBroken()).isFalse();
    runAll(PARTIES, this::passing);
    assertThat(passed).hasSize(PARTIES);
  }
}
