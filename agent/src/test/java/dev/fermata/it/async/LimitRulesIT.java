package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.shield;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.timeout;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.Cancelled;
import dev.fermata.async.CapacityLimiter;
import dev.fermata.async.Deferred;
import dev.fermata.async.Lock;
import dev.fermata.async.Semaphore;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Rules of CPython's test_asyncio about time limits, other threads and futures that the other tests
 * leave out.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LimitRulesIT {
  private final List<Object> log = new ArrayList<>();
  private final IOException broken = new IOException("broken");

  @Test
  void limit_of_nothing_returns_what_is_there_already() {
    VirtualTime.run(
        () -> {
          CompletableFuture<String> done = CompletableFuture.completedFuture("done");
          assertThat(Async.<String>timeout(ZERO, () -> await(done))).isEqualTo("done");
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  void limit_is_none_where_none_is_given_and_tells_its_state() {
    VirtualTime.run(
        () -> {
          dev.fermata.async.Timeout[] handle = new dev.fermata.async.Timeout[1];
          dev.fermata.async.Timeout.run(
              null,
              limit -> {
                handle[0] = limit;
                assertThat(limit.when()).isEmpty();
                sleep(ofDays(1));
                return log.add(limit.toString());
              });
          log.add(handle[0].toString());
          Throwable late =
              Caught.by(
                  () ->
                      dev.fermata.async.Timeout.run(
                          ofSeconds(1),
                          limit -> {
                            handle[0] = limit;
                            return sleep(ofSeconds(2), 0);
                          }));
          assertThat(late).isInstanceOf(TimeoutException.class).hasCauseInstanceOf(Cancelled.class);
          log.add(handle[0].toString());
        });
    assertThat(log).containsExactly("Timeout[active]", "Timeout[ended]", "Timeout[expired]");
  }

  /** After CPython's gh-86296: wait_for swallowed a cancellation that came with the result. */
  @Test
  void cancellation_that_comes_with_the_result_of_a_limited_wait_is_not_lost() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Deferred<String> result = new Deferred<>();
                  Task<Void> task =
                      group.createTask(
                          () -> {
                            log.add(timeout(ofSeconds(9), () -> await(result)));
                            yieldNow();
                            log.add("never");
                          });
                  yieldNow();
                  yieldNow();
                  result.complete("result");
                  task.cancel();
                  yieldNow();
                  yieldNow();
                  assertThat(task.isCancelled()).isTrue();
                }));
    assertThat(log).doesNotContain("never");
  }

  @Test
  void shielded_target_that_others_cancel_is_an_ordinary_exception_to_who_awaits_it() {
    VirtualTime.run(
        () -> {
          Task<String> inner = supervisor().createTask(() -> sleep(ofDays(1), "never"));
          yieldNow();
          inner.cancel("not needed");
          assertThat(Caught.by(() -> shield(inner)))
              .isInstanceOf(CancellationException.class)
              .hasMessage("not needed");
          assertThat(currentTask().cancelling()).isZero();
        });
  }

  @Test
  void work_is_submitted_by_any_thread_and_its_future_tells_and_cancels() throws Exception {
    CompletableFuture<dev.fermata.async.Supervisor> made = new CompletableFuture<>();
    CompletableFuture<String> late;
    try (LoopThread loop = LoopThread.making(made, () -> supervisor())) {
      dev.fermata.async.Supervisor supervisor = made.join();
      assertThat(supervisor.submit(() -> Thread.currentThread().getName()).get()).isEqualTo("loop");
      assertThat(supervisor.submit(this::failing).handle((value, thrown) -> thrown).get())
          .isSameAs(broken);
      CompletableFuture<String> sleeping = supervisor.submit(() -> logged("cancelled"));
      supervisor.submit(() -> sleep(ZERO, "begun")).get();
      sleeping.cancel(true);
      CompletableFuture<String> limited = supervisor.submit(() -> logged("late"));
      supervisor.submit(() -> sleep(ZERO, "begun")).get();
      assertThat(Caught.by(() -> limited.orTimeout(1, TimeUnit.MILLISECONDS).get()))
          .hasCauseInstanceOf(TimeoutException.class);
      supervisor.submit(() -> sleep(ZERO, "ended")).get();
    }
    late = made.join().submit(() -> "never");
    assertThat(late.handle((value, thrown) -> thrown).get())
        .hasMessage("Cannot run the work as a task: the run has ended.");
    assertThat(log).containsExactly("cancelled", "late");
  }

  private String failing() throws IOException {
    yieldNow();
    throw broken;
  }

  @Suspendable
  private String logged(String what) {
    try {
      return sleep(ofDays(1), "never");
    } finally {
      log.add(what);
    }
  }

  @Test
  void await_while_a_monitor_is_held_is_refused_and_releases_it() {
    VirtualTime.run(
        () ->
            assertThat(Caught.by(() -> sleepWithMonitor()))
                .isInstanceOf(IllegalSuspensionException.class)
                .hasMessageContaining("this is in the synchronized block of line "));
    assertThat(Thread.holdsLock(log)).isFalse();
  }

  @Suspendable
  private void sleepWithMonitor() {
    synchronized (log) {
      sleep(ofSeconds(1));
    }
  }

  // ---- exceptions that are declared

  @Test
  void exceptions_of_bodies_can_be_declared() {
    Lock lock = new Lock();
    Semaphore gate = new Semaphore(1);
    CapacityLimiter limiter = new CapacityLimiter(1);
    VirtualTime.run(
        () -> {
          log.add(caught(() -> timeout(ofSeconds(1), this::failing, IOException.class)));
          log.add(caught(() -> lock.with(this::failing, IOException.class)));
          log.add(caught(() -> gate.with(this::failing, IOException.class)));
          log.add(caught(() -> limiter.with(this::failing, IOException.class)));
          Task<String> task = supervisor().createTask(this::failing);
          log.add(caught(() -> await(task, IOException.class)));
        });
    assertThat(log).hasSize(5).allMatch(thrown -> thrown == broken);
    assertThat(lock.isLocked()).isFalse();
    assertThatThrownBy(() -> runs(this::failing)).isSameAs(broken);
  }

  /** A body that declares what it throws, and nothing more. */
  @FunctionalInterface
  @Suspendable
  private interface Declaring {
    Object call() throws IOException, TimeoutException;
  }

  @Suspendable
  private static Object caught(Declaring body) {
    try {
      return body.call();
    } catch (IOException thrown) {
      return thrown;
    } catch (TimeoutException late) {
      throw new AssertionError(late);
    }
  }

  private static void runs(Work<String> work) throws IOException {
    Async.run(work, IOException.class);
  }
}
