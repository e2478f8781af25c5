package dev.fermata.it.async;

import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.async.CapacityLimiter;
import dev.fermata.async.Event;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Limiters, as in trio. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CapacityLimiterIT {
  private final List<String> log = new ArrayList<>();
  private final Event finish = new Event();

  private void borrowing(CapacityLimiter limiter, String name) {
    limiter.with(
        () -> {
          log.add(name);
          finish.await();
        });
  }

  @Test
  void as_many_pass_as_there_are_tokens_in_the_order_in_which_they_came() {
    CapacityLimiter limiter = new CapacityLimiter(2);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String name : List.of("a", "b", "c", "d")) {
                    group.createTask(() -> borrowing(limiter, name));
                  }
                  yieldNow();
                  assertThat(log).containsExactly("a", "b");
                  assertThat(limiter).hasToString("CapacityLimiter[2 of 2 borrowed, 2 waiting]");
                  finish.set();
                }));

    assertThat(log).containsExactly("a", "b", "c", "d");
    assertThat(limiter.borrowed()).isZero();
  }

  @Test
  void more_tokens_wake_those_who_wait_and_fewer_come_in_force_as_they_come_back() {
    CapacityLimiter limiter = new CapacityLimiter(0);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  for (String name : List.of("a", "b", "c")) {
                    group.createTask(() -> borrowing(limiter, name));
                  }
                  yieldNow();
                  assertThat(log).isEmpty();
                  limiter.total(2);
                  yieldNow();
                  assertThat(log).containsExactly("a", "b");
                  limiter.total(1);
                  assertThat(limiter.borrowed()).isEqualTo(2);
                  finish.set();
                }));

    assertThat(log).containsExactly("a", "b", "c");
    assertThat(limiter.total()).isEqualTo(1);
    assertThat(limiter.borrowed()).isZero();
  }

  @Test
  void borrower_has_one_token_at_most() {
    CapacityLimiter limiter = new CapacityLimiter(2);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                VirtualTime.run(
                    () -> {
                      limiter.acquireFor("me");
                      limiter.acquireFor("me");
                    }))
        .withMessage(
            "Cannot acquire a token of CapacityLimiter[1 of 2 borrowed]: me has one already.");
    assertThat(limiter.tryAcquireFor("me")).isFalse();
    assertThat(limiter.tryAcquireFor("you")).isTrue();
    assertThat(limiter.tryAcquireFor("another")).as("none is left").isFalse();
  }

  @Test
  void borrower_gives_back_its_own_token_only() {
    CapacityLimiter limiter = new CapacityLimiter(1);
    assertThat(limiter.tryAcquireFor("me")).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> limiter.releaseFor("you"))
        .withMessage("Cannot release a token of CapacityLimiter[1 of 1 borrowed]: you has none.");
    limiter.releaseFor("me");
    assertThat(limiter.borrowed()).isZero();
  }

  @Test
  void task_borrows_for_itself_unless_it_says_otherwise() {
    CapacityLimiter limiter = new CapacityLimiter(1);
    VirtualTime.run(
        () -> {
          limiter.acquire();
          assertThat(limiter.tryAcquireFor(currentTask())).isFalse();
          limiter.releaseFor(currentTask());
          limiter.acquire();
          limiter.release();
        });
    assertThat(limiter.borrowed()).isZero();
  }

  @Test
  void waiter_that_is_cancelled_after_it_was_given_a_token_passes_it_on() {
    CapacityLimiter limiter = new CapacityLimiter(1);
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  limiter.acquire();
                  Task<?> first = group.createTask(() -> borrowing(limiter, "first"));
                  group.createTask(() -> borrowing(limiter, "second"));
                  yieldNow();
                  limiter.release();
                  first.cancel();
                  finish.set();
                }));

    assertThat(log).containsExactly("second");
    assertThat(limiter.borrowed()).isZero();
  }

  @Test
  void two_that_wait_for_the_same_borrower_are_found_out() {
    CapacityLimiter limiter = new CapacityLimiter(0);
    assertThatThrownBy(
            () ->
                VirtualTime.run(
                    () ->
                        TaskGroup.runAll(
                            group -> {
                              group.createTask(() -> limiter.acquireFor("me"));
                              group.createTask(() -> limiter.acquireFor("me"));
                              yieldNow();
                              limiter.total(2);
                            })))
        .hasRootCauseMessage(
            "Cannot acquire a token of CapacityLimiter[1 of 2 borrowed]: me has got one"
                + " meanwhile.");
  }

  @Test
  void fewer_tokens_than_none_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapacityLimiter(-1))
        .withMessage("Cannot limit to -1 tokens: zero is the least.");
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityLimiter(1).total(-1));
  }

  @Test
  void acquire_outside_a_task_is_refused_and_takes_nothing() {
    CapacityLimiter limiter = new CapacityLimiter(1);
    assertThatThrownBy(limiter::acquire).isInstanceOf(IllegalSuspensionException.class);
    assertThatThrownBy(() -> limiter.acquireFor("me"))
        .isInstanceOf(IllegalSuspensionException.class);
    assertThat(limiter.borrowed()).isZero();
  }
}
