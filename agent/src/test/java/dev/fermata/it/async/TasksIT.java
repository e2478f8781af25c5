package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.toThread;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Runner;
import dev.fermata.async.SlowStep;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import dev.fermata.async.Tasks;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Tasks are seen from inside and outside. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TasksIT {
  @Test
  void tree_shows_who_waits_for_whom() {
    VirtualTime.run(
        () -> {
          currentTask().name("main");
          TaskGroup.runAll(
              group -> {
                Task<Void> one =
                    group.createTask(TaskGroup.Options.named("one"), () -> sleep(ofSeconds(1)));
                group.createTask(TaskGroup.Options.named("two"), () -> await(one));
                yieldNow();
                yieldNow();
                group.createTask(TaskGroup.Options.named("three"), () -> {});
                assertThat(Tasks.tree().replaceAll("at .*", "at"))
                    .contains(
                        """
                          main is running
                            one waits for a time at
                            two waits for one at
                            three is ready
                        """);
              });
        });
    assertThat(Tasks.tree()).doesNotContain("waits for one");
  }

  @Suspendable
  private static AsyncGenerator<Integer> slowElements() {
    return AsyncGenerator.of(y -> pauseInGenerator());
  }

  @Suspendable
  private static void pauseInGenerator() {
    sleep(ofSeconds(1));
  }

  @Suspendable
  private static void consume() {
    for (int element : slowElements()) {
      assertThat(element).isNegative();
    }
  }

  @Test
  void dump_shows_calls_through_generators() {
    VirtualTime.run(
        () ->
            TaskGroup.runAll(
                group -> {
                  Task<Void> consumer =
                      group.createTask(TaskGroup.Options.named("consumer"), () -> consume());
                  yieldNow();
                  yieldNow();
                  assertThat(Tasks.dump())
                      .containsSubsequence("consumer waits for", "pauseInGenerator", "consume(");
                  assertThat(Tasks.frames(consumer).get(0).toString()).contains("TasksIT.java");
                }));
  }

  @Test
  void another_thread_sees_the_tasks_too() throws Exception {
    Tasks.registerBean();
    Tasks.registerBean();
    ObjectName name = new ObjectName("dev.fermata:type=Tasks");
    Runner.Options options = Runner.Options.defaults();
    try (Runner runner = new Runner(options)) {
      runner.run(
          () -> {
            currentTask().name("seen from outside");
            assertThat(toThread(() -> Tasks.tree()))
                .contains("seen from outside waits for a thread");
            Object drawn =
                toThread(
                    () ->
                        ManagementFactory.getPlatformMBeanServer()
                            .invoke(name, "dump", new Object[0], new String[0]));
            assertThat(drawn.toString()).contains("seen from outside waits for a thread");
          });
    }
  }

  @Test
  void run_whose_thread_is_busy_is_shown_by_what_that_does() throws Exception {
    String[] drawn = new String[1];
    try (Runner runner = new Runner()) {
      runner.run(() -> blockUntilDrawn(drawn));
    }
    assertThat(drawn[0]).contains("does not answer: it is busy").contains("blockUntilDrawn");
  }

  private static void blockUntilDrawn(String[] drawn) throws InterruptedException {
    Thread outside = new Thread(() -> drawn[0] = Tasks.dump());
    outside.start();
    outside.join();
  }

  @Test
  void watchdog_tells_of_a_slow_step_while_it_goes_on() {
    CountDownLatch seen = new CountDownLatch(1);
    List<SlowStep> slow = new CopyOnWriteArrayList<>();
    Runner.Options options =
        Runner.Options.defaults()
            .withWatchdog(
                ofMillis(20),
                step -> {
                  slow.add(step);
                  seen.countDown();
                });
    try (Runner runner = new Runner(options)) {
      runner.run(
          () -> {
            currentTask().name("slow one");
            seen.await();
          });
    }
    assertThat(slow).hasSize(1);
    assertThat(slow.get(0).soFar()).isGreaterThanOrEqualTo(ofMillis(20));
    assertThat(slow.get(0).message())
        .startsWith("A step of slow one takes more than ")
        .contains("CountDownLatch.await");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("fermata-watchdog"));
  }

  @Test
  void debug_mode_shows_where_tasks_were_created() {
    try (Runner runner = new Runner(Runner.Options.defaults().withDebug())) {
      runner.run(
          () ->
              TaskGroup.runAll(
                  group -> {
                    createHere(group);
                    yieldNow();
                    assertThat(Tasks.dump()).containsSubsequence("created", "createHere");
                  }));
    }
  }

  private static void createHere(TaskGroup group) {
    group.createTask(() -> sleep(ofMillis(1)));
  }
}
