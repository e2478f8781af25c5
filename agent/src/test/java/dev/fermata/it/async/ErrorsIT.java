package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.supervisor;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Runner;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Errors of the JVM in tasks. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ErrorsIT {
  private final List<String> log = new ArrayList<>();

  /** Has the JVM refuse memory, without using up what others need. */
  private static int exhaustMemory() {
    yieldNow();
    return new long[Integer.MAX_VALUE].length;
  }

  @Test
  void out_of_memory_in_a_task_is_thrown_bare_when_the_others_have_ended() {
    VirtualTime.run(
        () -> {
          Throwable thrown =
              Caught.by(
                  () ->
                      TaskGroup.runAll(
                          group -> {
                            group.createTask(() -> Cleanup.logged(log, "cleaned up"));
                            group.createTask(() -> log.add("never " + exhaustMemory()));
                          }));
          assertThat(thrown).isInstanceOf(OutOfMemoryError.class);
          sleep(ofSeconds(1));
          log.add("goes on");
        });
    assertThat(log).containsExactly("cleaned up", "goes on");
  }

  @Test
  void out_of_memory_in_the_first_task_is_thrown_by_the_run() {
    Throwable thrown =
        Caught.by(
            () ->
                leaving(
                    () -> {
                      supervisor().createTask(() -> Cleanup.logged(log, "cleaned up"));
                      yieldNow();
                      exhaustMemory();
                    }));
    assertThat(thrown).isInstanceOf(OutOfMemoryError.class);
    assertThat(log).containsExactly("cleaned up");
  }

  @Test
  void out_of_memory_in_a_generator_reaches_its_consumer_and_ends_it() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> numbers =
              AsyncGenerator.of(
                  y -> {
                    try {
                      y.yield(1);
                      y.yield(exhaustMemory());
                    } finally {
                      log.add("closed");
                    }
                  });
          Throwable thrown = Caught.by(() -> numbers.forEach(each -> log.add("" + each)));
          assertThat(thrown).isInstanceOf(OutOfMemoryError.class);
          assertThat(await(numbers.anext(-1))).isEqualTo(-1);
        });
    assertThat(log).containsExactly("1", "closed");
  }

  @Test
  void out_of_memory_that_nobody_awaits_is_reported() {
    Runner.Options options =
        Runner.Options.virtualTime()
            .withExceptionHandler(
                (message, thrown, task) ->
                    log.add(task.name() + " " + thrown.getClass().getSimpleName()));
    try (Runner runner = new Runner(options)) {
      runner.run(
          () -> {
            supervisor().createTask(() -> log.add("never " + exhaustMemory())).name("greedy");
            sleep(ofSeconds(1));
          });
    }
    assertThat(log).containsExactly("greedy OutOfMemoryError");
  }

  @Test
  void stack_overflow_in_the_first_task_is_thrown_by_the_run_and_what_it_left_ends() {
    Throwable thrown =
        Caught.by(
            () ->
                leaving(
                    () -> {
                      supervisor().createTask(() -> Cleanup.logged(log, "cleaned up"));
                      yieldNow();
                      log.add("never " + deep(1));
                    }));
    assertThat(thrown).isInstanceOf(StackOverflowError.class);
    assertThat(log).containsExactly("cleaned up");
  }

  @Test
  void task_that_has_caught_a_stack_overflow_waits_and_goes_on() {
    VirtualTime.run(
        () -> {
          try {
            log.add("never " + deep(1));
          } catch (StackOverflowError caught) {
            sleep(ofSeconds(1));
            log.add("at " + time().toSeconds());
          }
        });
    assertThat(log).containsExactly("at 1");
  }

  private static int deep(int depth) {
    int deeper = deep(depth + 1);
    yieldNow();
    return deeper + depth;
  }

  @Test
  void failure_of_a_task_of_another_run_is_thrown_at_who_awaits_it() throws InterruptedException {
    IOException broken = new IOException("broken");
    CompletableFuture<Task<Void>> made = new CompletableFuture<>();
    try (LoopThread other =
        LoopThread.making(
            made,
            () ->
                supervisor()
                    .createTask(
                        () -> {
                          sleep(ofMillis(1));
                          throw broken;
                        }))) {
      Thread own = Thread.currentThread();
      Async.run(
          () -> {
            assertThat(Caught.by(() -> await(made.join()))).isSameAs(broken);
            assertThat(Thread.currentThread()).isSameAs(own);
          });
    }
  }

  private static void leaving(dev.fermata.async.Action action) {
    VirtualTime.leaving(action);
  }
}
