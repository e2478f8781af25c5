package dev.fermata.it;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ContinuationIT {
  private static final ContinuationScope STEPS = new ContinuationScope("steps");

  private final List<String> log = new ArrayList<>();

  @Test
  void each_run_goes_on_to_the_next_yield() {
    Continuation c = new Continuation(STEPS, this::threeSteps);

    assertThat(log).isEmpty();
    c.run();
    assertThat(log).containsExactly("one");
    c.run();
    assertThat(log).containsExactly("one", "two");
    assertThat(c.isDone()).isFalse();
    c.run();
    assertThat(log).containsExactly("one", "two", "three");
    assertThat(c.isDone()).isTrue();
  }

  @Test
  void continuation_that_is_done_is_not_run_again() {
    Continuation c = new Continuation(STEPS, () -> log.add("once"));
    c.run();

    assertThatIllegalStateException()
        .isThrownBy(c::run)
        .withMessage(
            "Cannot run Continuation[steps, done]. A continuation is run by one thread at a time"
                + " until it is done.");
    assertThat(log).containsExactly("once");
  }

  @Test
  void text_form_tells_scope_and_state() {
    List<String> states = new ArrayList<>();
    Continuation[] self = new Continuation[1];
    Continuation c =
        new Continuation(
            STEPS,
            () -> {
              states.add(self[0].toString());
              Continuation.yield(STEPS);
            });
    self[0] = c;

    states.add(c.toString());
    c.run();
    states.add(c.toString());
    c.run();
    states.add(c.toString());

    assertThat(states)
        .containsExactly(
            "Continuation[steps, not begun]",
            "Continuation[steps, running]",
            "Continuation[steps, suspended]",
            "Continuation[steps, done]");
  }

  @Test
  void what_the_target_throws_comes_out_of_run_and_ends_it() {
    IllegalArgumentException thrown = new IllegalArgumentException("broken");
    Continuation c =
        new Continuation(
            STEPS,
            () -> {
              Continuation.yield(STEPS);
              throw thrown;
            });
    c.run();

    assertThatThrownBy(c::run).isSameAs(thrown);
    assertThat(c.isDone()).isTrue();
  }

  @Test
  void stack_trace_shows_the_calls_that_a_suspended_target_stands_in() {
    Continuation c = new Continuation(STEPS, this::threeSteps);

    assertThat(c.stackTrace()).isEmpty();
    c.run();
    assertThat(c.stackTrace())
        .extracting(StackTraceElement::getMethodName)
        .containsExactly("step", "threeSteps");
    assertThat(c.stackTrace())
        .allSatisfy(frame -> assertThat(frame.getFileName()).isEqualTo("ContinuationIT.java"))
        .allSatisfy(frame -> assertThat(frame.getLineNumber()).isPositive());
    c.run();
    c.run();
    assertThat(c.stackTrace()).isEmpty();
  }

  @Suspendable
  private void threeSteps() {
    step("one");
    step("two");
    log.add("three");
  }

  @Suspendable
  private void step(String name) {
    log.add(name);
    Continuation.yield(STEPS);
  }

  @Test
  void arguments_must_not_be_null() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Continuation(null, () -> {}))
        .withMessage("scope");
    assertThatNullPointerException()
        .isThrownBy(() -> new Continuation(STEPS, null))
        .withMessage("target");
    assertThatNullPointerException()
        .isThrownBy(() -> Continuation.yield(null))
        .withMessage("scope");
  }

  @Test
  void target_that_runs_itself_is_refused_and_can_go_on() {
    Continuation[] self = new Continuation[1];
    self[0] =
        new Continuation(
            STEPS,
            () -> {
              try {
                self[0].run();
              } catch (IllegalStateException refused) {
                log.add(refused.getMessage());
              }
              Continuation.yield(STEPS);
              log.add("went on");
            });

    self[0].run();
    self[0].run();

    assertThat(log)
        .containsExactly(
            "Cannot run Continuation[steps, running]. A continuation is run by one thread at a time"
                + " until it is done.",
            "went on");
  }

  @Test
  void second_thread_is_refused_and_the_first_goes_on_unharmed() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Continuation c =
        new Continuation(
            STEPS,
            () -> {
              inside.countDown();
              awaitQuietly(goOn);
              Continuation.yield(STEPS);
              log.add("went on");
            });

    CompletableFuture<Void> first = CompletableFuture.runAsync(c::run);
    inside.await();
    assertThatIllegalStateException().isThrownBy(c::run);
    goOn.countDown();
    first.get();
    c.run();

    assertThat(log).containsExactly("went on");
  }

  @Test
  void each_run_can_happen_on_another_thread() throws Exception {
    List<Thread> threads = new ArrayList<>();
    Continuation c =
        new Continuation(
            STEPS,
            () -> {
              for (int i = 0; i < 4; i++) {
                threads.add(Thread.currentThread());
                Continuation.yield(STEPS);
              }
            });
    ExecutorService one = Executors.newSingleThreadExecutor();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < 2; i++) {
        one.submit(() -> c.run()).get();
        other.submit(() -> c.run()).get();
      }
    } finally {
      one.shutdown();
      other.shutdown();
    }

    assertThat(threads).hasSize(4);
    assertThat(threads.get(0)).isSameAs(threads.get(2)).isNotSameAs(threads.get(1));
    assertThat(threads.get(1)).isSameAs(threads.get(3));
  }

  @Test
  void yield_outside_of_any_continuation_is_refused() {
    IllegalSuspensionException refused =
        catchThrowableOfType(IllegalSuspensionException.class, () -> Continuation.yield(STEPS));
    assertMessage(
        "nothing to suspend",
        refused.getMessage().replaceAll("lambda\\S+", "lambda()").replaceAll(":\\d+", ":LINE"));
  }

  @Test
  void yield_to_a_scope_that_does_not_enclose_is_refused_and_the_target_goes_on() {
    ContinuationScope strange = new ContinuationScope("strange");
    Continuation c =
        new Continuation(
            STEPS,
            () -> {
              try {
                Continuation.yield(strange);
              } catch (IllegalSuspensionException refused) {
                log.add(refused.getMessage());
              }
              Continuation.yield(STEPS);
              log.add("went on");
            });

    c.run();
    c.run();

    assertThat(log).hasSize(2).endsWith("went on");
    assertMessage("scope that does not enclose", log.get(0));
  }

  @Test
  void scope_tells_its_name() {
    assertThat(STEPS.getName()).isEqualTo("steps");
    assertThat(STEPS).hasToString("steps");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
