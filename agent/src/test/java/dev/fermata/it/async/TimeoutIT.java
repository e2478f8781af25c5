package dev.fermata.it.async;

import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.moveOnAfter;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.fail;

import dev.fermata.async.Cancelled;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Limits on the time of a piece of a task. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TimeoutIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void work_that_is_in_time_returns() {
    VirtualTime.run(
        () -> {
          assertThat(timeout(ofSeconds(2), () -> sleep(ofSeconds(1), "value"))).isEqualTo("value");
          assertThat(moveOnAfter(ofSeconds(2), () -> sleep(ofSeconds(1), "value")))
              .contains("value");
          sleep(ofSeconds(5));
        });
  }

  @Test
  void work_that_is_late_is_cancelled_and_the_task_is_not() {
    VirtualTime.run(
        () -> {
          try {
            timeout(ofSeconds(1), () -> cleaningUp());
            fail("not in time");
          } catch (TimeoutException late) {
            assertThat(late)
                .hasMessage("the time limit of 1 s is over")
                .hasCauseInstanceOf(Cancelled.class);
            log.add("late at " + time().toSeconds());
          }
          assertThat(currentTask().cancelling()).isZero();
          yieldNow();
        });
    assertThat(log).containsExactly("its time limit is over", "late at 3");
  }

  @Test
  void message_of_a_limit_that_was_changed_has_the_last() {
    VirtualTime.run(
        () -> {
          Throwable late =
              Caught.by(
                  () ->
                      dev.fermata.async.Timeout.run(
                          ofSeconds(60),
                          limit -> {
                            limit.reschedule(ofMillis(1_500));
                            return sleep(ofSeconds(2), "never");
                          }));
          assertThat(late).hasMessage("the time limit of 1500 ms is over");
        });
  }

  private String cleaningUp() {
    try {
      return sleep(ofSeconds(9), "never");
    } catch (Cancelled signal) {
      log.add(signal.reason());
      sleep(ofSeconds(2));
      throw signal;
    }
  }

  @Test
  void stage_that_never_ends_is_given_up() {
    VirtualTime.run(
        () -> {
          CompletableFuture<String> never = new CompletableFuture<>();
          Optional<String> none =
              moveOnAfter(ofSeconds(5), () -> dev.fermata.async.Async.await(never));
          assertThat(none).isEmpty();
          assertThat(never).isCancelled();
          assertThat(time()).isEqualTo(ofSeconds(5));
        });
  }

  @Test
  void limit_of_zero_lets_the_work_begin_and_cancels_it_where_it_waits() {
    VirtualTime.run(
        () -> {
          assertThat(timeout(Duration.ZERO, () -> "without waiting")).isEqualTo("without waiting");
          Optional<String> none =
              moveOnAfter(
                  ofSeconds(-1),
                  () -> {
                    log.add("begun");
                    yieldNow();
                    return "never";
                  });
          assertThat(none).isEmpty();
        });
    assertThat(log).containsExactly("begun");
  }

  @Test
  void result_or_exception_during_the_cleanup_wins() {
    IOException broken = new IOException("broken");
    VirtualTime.run(
        () -> {
          assertThat(timeout(ofSeconds(1), () -> swallowing())).isEqualTo("swallowed");
          try {
            timeout(ofSeconds(1), () -> replacing(broken));
          } catch (Exception caught) {
            assertThat(caught).isSameAs(broken);
            log.add("caught");
          }
          assertThat(currentTask().cancelling()).isZero();
          yieldNow();
        });
    assertThat(log).containsExactly("caught");
  }

  private static String swallowing() {
    try {
      return sleep(ofSeconds(9), "never");
    } catch (Cancelled signal) {
      return "swallowed";
    }
  }

  private static String replacing(IOException other) throws IOException {
    try {
      return sleep(ofSeconds(9), "never");
    } catch (Cancelled signal) {
      throw other;
    }
  }

  @Test
  void of_nested_limits_that_are_over_together_only_the_outermost_throws() {
    VirtualTime.run(
        () -> {
          List<dev.fermata.async.Timeout> both = new ArrayList<>();
          try {
            dev.fermata.async.Timeout.run(
                ofSeconds(1),
                outer -> {
                  both.add(outer);
                  try {
                    return dev.fermata.async.Timeout.run(
                        ofSeconds(1),
                        inner -> {
                          both.add(inner);
                          return sleep(ofSeconds(9), "never");
                        });
                  } catch (TimeoutException notTheInner) {
                    log.add("inner");
                    throw notTheInner;
                  }
                });
          } catch (TimeoutException late) {
            log.add("outer");
          }
          assertThat(both).hasSize(2).allMatch(dev.fermata.async.Timeout::expired);
          assertThat(currentTask().cancelling()).isZero();
        });
    assertThat(log).containsExactly("outer");
  }

  @Test
  void inner_limit_throws_within_the_outer_one() {
    VirtualTime.run(
        () -> {
          String got =
              timeout(
                  ofSeconds(5),
                  () -> {
                    try {
                      return timeout(ofSeconds(1), () -> sleep(ofSeconds(9), "never"));
                    } catch (TimeoutException inner) {
                      return sleep(ofSeconds(1), "after the inner one");
                    }
                  });
          assertThat(got).isEqualTo("after the inner one");
        });
  }

  @Test
  void cancellation_by_others_is_no_timeout() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<String> task =
                      group.createTask(() -> timeout(ofSeconds(1), () -> cleaningUp()));
                  sleep(ofSeconds(1));
                  task.cancel("by others");
                  yieldNow();
                  sleep(ofSeconds(9));
                  assertThat(task.isCancelled()).isTrue();
                }));
  }

  @Test
  void limit_is_changed_while_it_is_not_reached() {
    VirtualTime.run(
        () -> {
          dev.fermata.async.Timeout used =
              dev.fermata.async.Timeout.run(
                  ofSeconds(1),
                  limit -> {
                    assertThat(limit.when()).contains(ofSeconds(1));
                    limit.reschedule(ofSeconds(10));
                    sleep(ofSeconds(5));
                    limit.reschedule(null);
                    assertThat(limit.when()).isEmpty();
                    sleep(ofSeconds(50));
                    return limit;
                  });
          assertThat(used.expired()).isFalse();
          assertThat(used).hasToString("Timeout[ended]");
          assertThatIllegalStateException()
              .isThrownBy(() -> used.reschedule(ofSeconds(1)))
              .withMessage(
                  "Cannot reschedule Timeout[ended]. A limit can be changed until it is reached.");
        });
  }

  @Test
  void limit_within_a_task_group_cancels_the_tasks() {
    VirtualTime.run(
        () -> {
          Optional<String> none =
              moveOnAfter(
                  ofSeconds(1),
                  () ->
                      TaskGroup.run(
                          group -> {
                            group.createTask(() -> cleaningUp());
                            return sleep(ofSeconds(9), "never");
                          }));
          assertThat(none).isEmpty();
          assertThat(time()).isEqualTo(ofSeconds(3));
        });
  }
}
