package dev.fermata.it.async;

import static dev.fermata.async.Async.sleep;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.async.Action;
import dev.fermata.async.Runner;
import dev.fermata.async.Scheduler;
import dev.fermata.async.TaskGroup;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Which threads do the steps. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SchedulerThreadsIT {
  private static void run(Scheduler scheduler, Action action) {
    try (Runner runner = new Runner(Runner.Options.defaults().withScheduler(scheduler))) {
      runner.run(action);
    }
  }

  @Test
  void steps_are_done_at_the_same_time_by_several_threads() {
    CountDownLatch both = new CountDownLatch(2);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    run(
        Scheduler.parallel(2),
        () ->
            TaskGroup.runAll(
                group -> {
                  for (int i = 0; i < 2; i++) {
                    group.createTask(
                        () -> {
                          threads.add(Thread.currentThread());
                          both.countDown();
                          both.await();
                        });
                  }
                }));
    assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
  }

  @Test
  void virtual_threads_do_steps_where_the_jdk_has_them() {
    if (Runtime.version().feature() < 21) {
      assertThatThrownBy(Scheduler::virtualThreads)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage(
              "Cannot run tasks on virtual threads: this JDK has none. Use JDK 21, or parallel.");
      return;
    }
    run(
        Scheduler.virtualThreads(),
        () -> {
          sleep(ofMillis(1));
          assertThat(Thread.currentThread().getClass().getName()).contains("VirtualThread");
        });
  }

  @Test
  void scheduler_without_threads_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scheduler.parallel(0))
        .withMessage("Cannot run tasks with 0 threads.");
  }
}
