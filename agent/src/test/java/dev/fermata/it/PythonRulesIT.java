package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.GeneratorExit;
import dev.fermata.StopIteration;
import dev.fermata.Yielder;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of docs/semantics.md that CPython's tests pin and no other test here does. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PythonRulesIT {
  private final List<Object> log = new ArrayList<>();

  @Test
  void return_in_a_try_is_no_exception_and_its_finally_block_may_yield() {
    Generator<Integer> returning = Generator.of(this::returnInTry);

    assertThat(all(returning)).containsExactly(1, 2);
    assertThat(log).containsExactly("finally");
  }

  private void returnInTry(Yielder<Integer> y) {
    try {
      y.yield(1);
      return;
    } catch (Throwable seen) {
      log.add(seen);
    } finally {
      y.yield(2);
      log.add("finally");
    }
    log.add("not reached");
  }

  @Test
  void yields_in_a_chain_of_assignments_are_answered_in_order() {
    int[] numbers = new int[3];
    Coroutine<String, Integer, Object> chain =
        Generator.returning(y -> numbers[y.yield("a")] = numbers[y.yield("b")] = 27);

    assertThat(chain.next()).isEqualTo("a");
    assertThat(chain.send(2)).isEqualTo("b");
    assertThat(((StopIteration) catchThrowable(() -> chain.send(1))).value()).isEqualTo(27);
    assertThat(numbers).containsExactly(0, 27, 27);
  }

  @Test
  void result_may_be_an_end_or_a_list() {
    StopIteration end = new StopIteration("inner");
    Coroutine<Integer, Object, Object> ended = Generator.returning(y -> end);
    Coroutine<Integer, Object, Object> listed = Generator.returning(y -> List.of(1, 2));

    assertThat(((StopIteration) catchThrowable(ended::next)).value()).isSameAs(end);
    assertThat(((StopIteration) catchThrowable(listed::next)).value()).isEqualTo(List.of(1, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "hasNext", "send", "raise", "close", "closeAndGet", "fork"})
  void body_is_refused_whatever_it_does_to_its_own_generator(String operation) {
    List<Coroutine<Integer, Integer, String>> self = new ArrayList<>();
    self.add(
        Generator.returning(
            y -> {
              use(self.get(0), operation);
              y.yield(1);
              use(self.get(0), operation);
              return "ended";
            }));

    assertThat(self.get(0).next()).isEqualTo(1);
    assertThat(self.get(0).hasNext()).isFalse();
    assertThat(self.get(0).returned()).isEqualTo("ended");
    assertThat(log).containsExactly("refused", "refused");
  }

  private void use(Coroutine<Integer, Integer, String> running, String operation) {
    assertThat(running.state()).isEqualTo(Generator.State.RUNNING);
    try {
      switch (operation) {
        case "next" -> running.next();
        case "hasNext" -> running.hasNext();
        case "send" -> running.send(1);
        case "raise" -> running.raise(new IllegalArgumentException());
        case "close" -> running.close();
        case "closeAndGet" -> running.closeAndGet();
        default -> running.fork();
      }
    } catch (IllegalStateException refused) {
      log.add("refused");
    }
  }

  @Test
  void delegator_counts_as_running_while_its_delegate_is_being_closed() {
    List<Coroutine<Integer, Integer, String>> outer = new ArrayList<>();
    Coroutine<Integer, Integer, String> inner =
        Generator.returning(
            y -> {
              try {
                y.yield(1);
              } finally {
                use(outer.get(0), "next");
              }
              return "unreachable";
            });
    outer.add(Generator.returning(y -> y.yieldFrom(inner)));
    outer.get(0).next();
    outer.get(0).close();

    assertThat(log).containsExactly("refused");
  }

  @Test
  void raising_nothing_leaves_the_generator_as_it_is() {
    Coroutine<Integer, Integer, String> waiting = Generator.returning(y -> "got " + y.yield(1));
    waiting.next();

    assertThatNullPointerException().isThrownBy(() -> waiting.raise(null));
    assertThat(((StopIteration) catchThrowable(() -> waiting.send(2))).value()).isEqualTo("got 2");
  }

  @Test
  void lambda_without_an_end_needs_no_cast() {
    Generator<Integer> ones =
        Generator.of(
            y -> {
              while (true) {
                y.yield(1);
              }
            });

    assertThat(ones.take(2).toList()).containsExactly(1, 1);
  }

  @Test
  void loop_that_sends_goes_on_behind_what_it_was_answered() {
    Coroutine<Integer, Integer, Object> counter =
        Generator.returning(
            y -> {
              for (int i = 0; i < 6; i++) {
                log.add(y.yield(i));
              }
              return null;
            });
    List<Integer> seen = new ArrayList<>();
    for (int i : counter) {
      seen.add(i);
      seen.add(counter.send(10 * i));
    }

    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(log).containsExactly(0, null, 20, null, 40, null);
  }

  @Test
  void exception_that_comes_twice_is_not_suppressed_in_itself() {
    IllegalStateException same = new IllegalStateException("same");
    Generator<Integer> failing =
        Generator.of(
            y -> {
              try {
                y.yield(1);
              } catch (GeneratorExit exit) {
                throw same;
              }
            });

    assertThatThrownBy(() -> failing.forEach(element -> rethrow(same))).isSameAs(same);
    assertThat(same.getSuppressed()).isEmpty();
  }

  private static void rethrow(RuntimeException thrown) {
    throw thrown;
  }

  @Test
  void refusal_that_the_body_throws_again_while_it_is_closed_is_not_suppressed_in_itself() {
    Generator<Integer> refused =
        Generator.of(
            y -> {
              IllegalStateException seen = null;
              try {
                Unmarked.call(() -> y.yield(1));
              } catch (IllegalStateException refusal) {
                seen = refusal;
              }
              try {
                y.yield(2);
              } finally {
                rethrow(seen);
              }
            });

    Throwable thrown = catchThrowable(refused::next);
    assertThat(thrown).hasMessageContaining("Cannot suspend");
    assertThat(thrown.getSuppressed()).isEmpty();
  }

  @Test
  void interruption_reaches_the_innermost_body() {
    Generator<String> inner =
        Generator.of(
            y -> {
              y.yield("begun");
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException interrupted) {
                y.yield("interrupted");
              }
            });
    Generator<String> outer = Generator.of(y -> y.yieldAll(inner));
    outer.next();
    Thread.currentThread().interrupt();

    assertThat(outer.next()).isEqualTo("interrupted");
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ended_generator_keeps_nothing_of_its_body_alive(boolean isClosed) {
    Generator<Integer> generator = holding();
    generator.next();
    WeakReference<?> held = new WeakReference<>(log.remove(0));
    if (isClosed) {
      generator.close();
    } else {
      assertThat(generator.hasNext()).isFalse();
    }
    while (held.get() != null) {
      System.gc();
    }

    assertThat(generator.state()).isEqualTo(Generator.State.CLOSED);
    assertThat(generator.suspendedFrames()).isEmpty();
    assertThat(generator.delegate()).isEmpty();
  }

  private Generator<Integer> holding() {
    return Generator.of(
        y -> {
          Object held = new Object();
          log.add(held);
          y.yield(1);
          log.add(held.hashCode());
        });
  }

  @Test
  void dropped_generator_is_weakly_reachable() {
    WeakReference<?> dropped = new WeakReference<>(begun());
    while (dropped.get() != null) {
      System.gc();
    }

    assertThat(log).hasSize(1);
  }

  private Generator<Integer> begun() {
    Generator<Integer> begun = holding();
    begun.next();
    log.set(0, "begun");
    return begun;
  }

  @Test
  void failure_to_find_an_element_while_closing_is_not_taken_for_the_end() {
    Generator<Integer> failing =
        Generator.of(
            y -> {
              try {
                y.yield(1);
              } finally {
                y.yield(List.<Integer>of().iterator().next());
              }
            });
    failing.next();

    assertThatIllegalStateException()
        .isThrownBy(failing::close)
        .withCauseInstanceOf(NoSuchElementException.class);
  }
}
