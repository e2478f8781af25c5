package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.moveOnAfter;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.toThread;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.async.Action;
import dev.fermata.async.AsyncQueue;
import dev.fermata.async.DeadlockException;
import dev.fermata.async.Deferred;
import dev.fermata.async.Lock;
import dev.fermata.async.Runner;
import dev.fermata.async.Scheduler;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.TaskGroupException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules are the same whichever threads do the steps. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class SchedulerIT {
  private static final int MANY = 200;

  static Stream<Scheduler> schedulers() {
    Executor direct = Runnable::run;
    Executor refusing =
        step -> {
          throw new RejectedExecutionException();
        };
    return Stream.of(
        Scheduler.eventLoop(),
        Scheduler.of(direct),
        Scheduler.of(refusing),
        Scheduler.of(ForkJoinPool.commonPool()),
        Scheduler.of(step -> new Thread(step).start()),
        Scheduler.parallel(1),
        Scheduler.parallel(4));
  }

  private static void run(Scheduler scheduler, Action action) {
    try (Runner runner = new Runner(Runner.Options.defaults().withScheduler(scheduler))) {
      runner.run(action);
    }
  }

  private static void runVirtually(Scheduler scheduler, Action action) {
    try (Runner runner = new Runner(Runner.Options.virtualTime().withScheduler(scheduler))) {
      runner.run(action);
    }
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void many_tasks_end_and_none_is_lost(Scheduler scheduler) {
    AtomicInteger ended = new AtomicInteger();
    run(
        scheduler,
        () -> {
          TaskGroup.runAll(
              outer -> {
                for (int i = 0; i < MANY; i++) {
                  outer.createTask(() -> nested(ended));
                }
              });
          assertThat(ended).hasValue(3 * MANY);
        });
  }

  private static void nested(AtomicInteger ended) {
    TaskGroup.runAll(
        inner -> {
          for (int i = 0; i < 2; i++) {
            inner.createTask(
                () -> {
                  yieldNow();
                  sleep(ofMillis(1));
                  ended.incrementAndGet();
                });
          }
          yieldNow();
        });
    ended.incrementAndGet();
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void results_and_failures_reach_those_who_await(Scheduler scheduler) {
    IOException broken = new IOException("broken");
    run(
        scheduler,
        () -> {
          for (int i = 0; i < MANY; i++) {
            int number = i;
            List<Integer> both = gather(() -> number, () -> sleep(ofMillis(0), number + 1));
            assertThat(both).containsExactly(number, number + 1);
            assertThat(Caught.by(() -> gather(() -> failing(broken), () -> sleep(ofDays(1), ""))))
                .isSameAs(broken);
            assertThat(Caught.by(() -> TaskGroup.runAll(group -> failIn(group, broken))))
                .isInstanceOf(TaskGroupException.class)
                .hasCause(broken);
            assertThat(currentTask().cancelling()).isZero();
          }
        });
  }

  private static String failing(Exception thrown) throws Exception {
    yieldNow();
    throw thrown;
  }

  private static void failIn(TaskGroup group, Exception thrown) {
    group.createTask(() -> failing(thrown));
    group.createTask(() -> sleep(ofDays(1)));
    sleep(ofDays(1));
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void no_cancellation_is_lost_and_none_comes_twice(Scheduler scheduler) {
    run(
        scheduler,
        () -> {
          for (int i = 0; i < MANY; i++) {
            TaskGroup.runAll(
                group -> {
                  Deferred<String> value = new Deferred<>();
                  Task<String> waiting = group.createTask(() -> await(value));
                  Task<Boolean> completing = group.createTask(() -> value.complete("value"));
                  Task<Boolean> cancelling = group.createTask(() -> waiting.cancel("enough"));
                  Caught.by(() -> await(waiting));
                  assertThat(waiting.isDone()).isTrue();
                  gather(completing, cancelling);
                  if (cancelling.resultNow() && !waiting.isCancelled()) {
                    assertThat(waiting.resultNow()).isEqualTo("value");
                  }
                });
          }
        });
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void time_limits_hold(Scheduler scheduler) {
    run(
        scheduler,
        () -> {
          List<Task<?>> tasks = new ArrayList<>();
          TaskGroup.runAll(
              group -> {
                for (int i = 0; i < MANY; i++) {
                  tasks.add(
                      group.createTask(
                          () -> {
                            assertThat(moveOnAfter(ofMillis(1), () -> sleep(ofDays(1), "never")))
                                .isEmpty();
                            assertThat(moveOnAfter(ofDays(1), () -> sleep(ofMillis(1), "in time")))
                                .contains("in time");
                            assertThat(currentTask().cancelling()).isZero();
                          }));
                }
              });
          assertThat(tasks).allMatch(task -> task.status() == Task.Status.SUCCESS);
        });
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void locks_and_queues_work_between_threads(Scheduler scheduler) {
    List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
    run(
        scheduler,
        () -> {
          Lock lock = new Lock();
          AsyncQueue<Integer> queue = new AsyncQueue<>(2);
          int[] count = new int[1];
          TaskGroup.runAll(
              group -> {
                for (int i = 0; i < 10; i++) {
                  int number = i;
                  group.createTask(() -> increment(lock, count));
                  group.createTask(() -> queue.put(number));
                  group.createTask(() -> taken.add(queue.take()));
                }
              });
          assertThat(count[0]).isEqualTo(10 * MANY);
        });
    assertThat(taken).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  private static void increment(Lock lock, int[] count) {
    for (int i = 0; i < MANY; i++) {
      lock.with(
          () -> {
            int before = count[0];
            yieldNow();
            count[0] = before + 1;
          });
    }
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void virtual_time_waits_for_all_threads(Scheduler scheduler) {
    runVirtually(
        scheduler,
        () -> {
          TaskGroup.runAll(
              group -> {
                for (int i = 0; i < MANY; i++) {
                  int seconds = i;
                  group.createTask(
                      () -> {
                        sleep(ofSeconds(seconds));
                        Integer thread = toThread(() -> seconds);
                        assertThat(time()).isEqualTo(ofSeconds(thread));
                      });
                }
              });
          assertThat(time()).isEqualTo(ofSeconds(MANY - 1));
        });
    assertThatThrownBy(() -> runVirtually(scheduler, () -> await(new Deferred<>())))
        .isInstanceOf(DeadlockException.class);
  }

  @ParameterizedTest
  @MethodSource("schedulers")
  void stages_of_other_threads_wake_tasks(Scheduler scheduler) {
    run(
        scheduler,
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 0; i < MANY; i++) {
                    int number = i;
                    group.createTask(
                        () -> {
                          Integer got = await(CompletableFuture.supplyAsync(() -> number));
                          assertThat(got).isEqualTo(number);
                        });
                  }
                }));
  }
}
