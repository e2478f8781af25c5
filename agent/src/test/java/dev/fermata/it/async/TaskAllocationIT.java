package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Action;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.AsyncQueue;
import dev.fermata.async.Channel;
import dev.fermata.async.Runner;
import dev.fermata.async.TaskGroup;
import dev.fermata.it.Allocation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * What tasks allocate, in bytes: a figure that does not vary with the load of the machine. The JIT
 * can only take away from it.
 */
class TaskAllocationIT {
  private static final int ROUNDS = 2_000;

  private static long written;

  private static double perRound(IntConsumer rounds) {
    return Allocation.perRound(ROUNDS, rounds);
  }

  /** Without the check of leaks, for which tasks remember where they began. */
  private static void run(Action action) {
    try (Runner runner = new Runner(Runner.Options.defaults().withoutLeakCheck())) {
      runner.run(action);
    }
  }

  @Test
  void await_of_a_completed_stage_allocates_nothing() {
    CompletableFuture<String> done = CompletableFuture.completedFuture("done");
    double bytes =
        perRound(
            count ->
                run(
                    () -> {
                      for (int i = 0; i < count; i++) {
                        written += await(done).length();
                      }
                    }));
    assertThat(bytes).isLessThan(1);
  }

  @Test
  void giving_way_allocates_nothing() {
    double bytes =
        perRound(
            count ->
                run(
                    () ->
                        TaskGroup.runAll(
                            group -> {
                              group.createTask(
                                  () -> {
                                    for (int i = 0; i < count; i++) {
                                      yieldNow();
                                    }
                                  });
                              for (int i = 0; i < count; i++) {
                                yieldNow();
                              }
                            })));
    assertThat(bytes).isLessThan(1);
  }

  @Test
  void waiting_for_an_element_of_a_queue_allocates_its_place_only() {
    double bytes =
        perRound(
            count -> {
              AsyncQueue<String> there = new AsyncQueue<>();
              AsyncQueue<String> back = new AsyncQueue<>();
              run(
                  () ->
                      TaskGroup.runAll(
                          group -> {
                            group.createTask(
                                () -> {
                                  for (int i = 0; i < count; i++) {
                                    back.put(there.take());
                                  }
                                });
                            for (int i = 0; i < count; i++) {
                              there.put("ball");
                              written += back.take().length();
                            }
                          }));
            });
    assertThat(bytes).isLessThanOrEqualTo(2 * 48 + 1);
  }

  @Test
  void waiting_for_a_value_of_a_channel_allocates_its_place_only() {
    double bytes =
        perRound(
            count -> {
              Channel<String> channel = Channel.rendezvous();
              run(
                  () ->
                      TaskGroup.runAll(
                          group -> {
                            group.createTask(
                                () -> {
                                  for (int i = 0; i < count; i++) {
                                    channel.sender().send("value");
                                  }
                                });
                            for (int i = 0; i < count; i++) {
                              written += channel.receiver().receive().length();
                            }
                          }));
            });
    assertThat(bytes).isLessThanOrEqualTo(2 * 64 + 1);
  }

  @Test
  void element_of_an_asynchronous_generator_that_does_not_wait_allocates_nothing() {
    double bytes =
        perRound(
            count ->
                run(
                    () -> {
                      AsyncGenerator<String> words =
                          AsyncGenerator.of(
                              y -> {
                                for (int i = 0; i < count; i++) {
                                  y.yield("word");
                                }
                              });
                      for (String word : words) {
                        written += word.length();
                      }
                    }));
    assertThat(bytes).isLessThan(1);
  }

  @Test
  void task_that_is_begun_and_awaited_allocates_itself_and_its_wait() {
    double bytes =
        perRound(
            count ->
                run(
                    () ->
                        TaskGroup.runAll(
                            group -> {
                              for (int i = 0; i < count; i++) {
                                written += await(group.createTask(() -> "result")).length();
                              }
                            })));
    // 192, and the event of a flight recorder if this JVM has had one
    assertThat(bytes).isLessThanOrEqualTo(240);
  }

  @Test
  void task_that_sleeps_and_ends_allocates_no_more_than_six_hundred_bytes() {
    double bytes =
        perRound(
            count ->
                run(
                    () ->
                        TaskGroup.runAll(
                            group -> {
                              for (int i = 0; i < count; i++) {
                                int number = i;
                                group.createTask(
                                    () -> {
                                      sleep(Duration.ofHours(1));
                                      written += number;
                                    });
                              }
                              yieldNow();
                              group.cancel();
                            })));
    // also what is allocated for its end, which is not kept
    assertThat(bytes).isLessThanOrEqualTo(600);
  }
}
