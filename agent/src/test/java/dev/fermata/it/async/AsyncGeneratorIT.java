package dev.fermata.it.async;

import static dev.fermata.async.Async.await;
import static dev.fermata.async.Async.currentTask;
import static dev.fermata.async.Async.gather;
import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.time;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.GeneratorExit;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import dev.fermata.async.AsyncCoroutine;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Awaitable;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Task;
import dev.fermata.async.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Generators whose bodies wait; after CPython's test_asyncgen. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncGeneratorIT {
  private final List<Object> log = new ArrayList<>();

  /** Yields 0, 1, … and sleeps for a second after each. */
  private AsyncGenerator<Integer> ticks(int count) {
    return AsyncGenerator.of(
        y -> {
          try {
            for (int i = 0; i < count; i++) {
              y.yield(i);
              sleep(ofSeconds(1));
            }
          } finally {
            log.add("finally");
            sleep(ofSeconds(1));
            log.add("cleaned");
          }
        });
  }

  @Test
  void for_each_waits_with_the_body() {
    VirtualTime.run(
        () -> {
          try (AsyncGenerator<Integer> ticks = ticks(3)) {
            for (int tick : ticks) {
              log.add(tick + " at " + time().toSeconds());
            }
          }
          log.add("end at " + time().toSeconds());
        });

    assertThat(log).containsExactly("0 at 0", "1 at 1", "2 at 2", "finally", "cleaned", "end at 4");
  }

  @Test
  void break_and_close_run_finally_to_its_end() {
    VirtualTime.run(
        () -> {
          try (AsyncGenerator<Integer> ticks = ticks(100)) {
            for (int tick : ticks) {
              if (tick == 2) {
                break;
              }
            }
            assertThat(ticks.state()).isEqualTo(Generator.State.SUSPENDED);
          }
          log.add("closed at " + time().toSeconds());
        });

    assertThat(log).containsExactly("finally", "cleaned", "closed at 3");
  }

  @Test
  void for_each_method_always_closes() {
    IllegalArgumentException enough = new IllegalArgumentException("enough");
    VirtualTime.run(() -> log.add(thrownByForEach(ticks(100), enough)));
    assertThat(log).containsExactly("finally", "cleaned", enough);
  }

  @Suspendable
  private static RuntimeException thrownByForEach(
      AsyncGenerator<Integer> ticks, IllegalArgumentException enough) {
    try {
      ticks.forEach(
          tick -> {
            yieldNow();
            throw enough;
          });
    } catch (IllegalArgumentException thrown) {
      return thrown;
    }
    return new IllegalStateException("nothing was thrown");
  }

  @Test
  void anext_does_nothing_before_it_is_awaited_and_once_then() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> ticks = ticks(1);
          Awaitable<Integer> first = ticks.anext();
          assertThat(ticks.state()).isEqualTo(Generator.State.CREATED);
          assertThat(await(first)).isZero();
          log.add(thrownBy(first));
          log.add(await(ticks.anext(7)));
          log.add(thrownBy(ticks.anext()));
          log.add(thrownBy(ticks.anext()));
        });

    assertThat(log).hasSize(6);
    assertThat(log.get(0)).isInstanceOf(IllegalStateException.class);
    assertThat(log.get(0).toString()).contains("a second time");
    assertThat(log.subList(1, 4)).containsExactly("finally", "cleaned", 7);
    assertThat(log.get(4)).isInstanceOf(StopIteration.class);
    assertThat(log.get(5)).isInstanceOf(StopIteration.class);
  }

  @Suspendable
  private static Throwable thrownBy(Awaitable<?> awaitable) {
    try {
      await(awaitable);
      return new AssertionError("nothing was thrown");
    } catch (RuntimeException thrown) {
      return thrown;
    }
  }

  @Test
  void second_operation_is_refused_and_the_first_goes_on() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> ticks = ticks(3);
          await(ticks.anext());
          List<Object> both =
              gather(
                  () -> await(ticks.anext()),
                  () -> {
                    yieldNow();
                    return thrownBy(ticks.anext());
                  });
          assertThat(both.get(0)).isEqualTo(1);
          assertThat(both.get(1))
              .isInstanceOf(IllegalStateException.class)
              .asString()
              .contains("an operation of Task-");
          ticks.close();
        });
  }

  @Test
  void sent_values_raised_errors_and_the_result_pass() {
    VirtualTime.run(
        () -> {
          AsyncCoroutine<String, String, String> echo =
              AsyncGenerator.returning(
                  y -> {
                    String sent = y.yield("begun");
                    try {
                      sleep(ofSeconds(1));
                      sent = y.yield("got " + sent);
                    } catch (IllegalArgumentException caught) {
                      sleep(ofSeconds(1));
                      sent = y.yield("caught " + caught.getMessage());
                    }
                    return sent;
                  });
          assertThat(thrownBy(echo.asend("early"))).isInstanceOf(IllegalStateException.class);
          assertThat(await(echo.anext())).isEqualTo("begun");
          assertThat(await(echo.asend("a"))).isEqualTo("got a");
          assertThat(await(echo.araise(new IllegalArgumentException("x")))).isEqualTo("caught x");
          assertThat(((StopIteration) thrownBy(echo.asend("end"))).value()).isEqualTo("end");
          assertThat(echo.returned()).isEqualTo("end");
        });
  }

  @Test
  void raise_before_the_start_throws_and_closes() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> ticks = ticks(1);
          IllegalArgumentException raised = new IllegalArgumentException("x");
          AsyncCoroutine<Integer, Void, Void> unstarted =
              AsyncGenerator.returning(
                  y -> {
                    y.yield(1);
                    return null;
                  });
          assertThat(thrownBy(unstarted.araise(raised))).isSameAs(raised);
          assertThat(unstarted.state()).isEqualTo(Generator.State.CLOSED);
          await(ticks.aclose());
          await(ticks.aclose());
          assertThat(ticks.state()).isEqualTo(Generator.State.CLOSED);
        });
    assertThat(log).isEmpty();
  }

  @Test
  void no_such_element_in_the_body_is_not_taken_for_the_end() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> broken =
              AsyncGenerator.of(
                  y -> {
                    yieldNow();
                    throw new NoSuchElementException("body");
                  });
          log.add(thrownBy(broken.anext()));
        });
    assertThat(log.get(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cancelling_the_consumer_is_raised_where_the_body_waits() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<String> catching =
              AsyncGenerator.of(
                  y -> {
                    try {
                      sleep(ofSeconds(9));
                    } catch (Cancelled cancelled) {
                      log.add("caught " + cancelled.reason());
                      y.yield("value");
                    }
                  });
          TaskGroup.runAll(
              group -> {
                Task<Void> consumer =
                    group.createTask(
                        () -> {
                          log.add(await(catching.anext()));
                          log.add(currentTask().cancelling());
                        });
                sleep(ofSeconds(1));
                consumer.cancel("enough");
              });
          catching.close();
        });
    assertThat(log).containsExactly("caught enough", "value", 1);
  }

  @Test
  void yield_while_closing_is_an_error() {
    VirtualTime.run(
        () -> {
          AsyncGenerator<Integer> stubborn =
              AsyncGenerator.of(
                  y -> {
                    try {
                      y.yield(1);
                    } catch (GeneratorExit exit) {
                      yieldNow();
                      y.yield(2);
                    }
                  });
          await(stubborn.anext());
          log.add(thrownBy(stubborn.aclose()));
          assertThat(stubborn.state()).isEqualTo(Generator.State.CLOSED);
        });
    assertThat(log.get(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void outside_of_tasks_it_is_refused() {
    AsyncGenerator<Integer> ticks = ticks(1);
    assertThatThrownBy(() -> ticks.iterator().next())
        .isInstanceOf(IllegalSuspensionException.class);
    assertThatIllegalStateException().isThrownBy(ticks::close);
  }
}
