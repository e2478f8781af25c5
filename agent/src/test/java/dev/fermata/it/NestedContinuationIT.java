package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Scopes delimit: a yield suspends up to the continuation of its scope, and all inside it. */
class NestedContinuationIT {
  private static final ContinuationScope OUTER = new ContinuationScope("outer");
  private static final ContinuationScope INNER = new ContinuationScope("inner");

  private final List<String> log = new ArrayList<>();
  private Continuation inner;

  @Test
  void yield_to_the_inner_scope_returns_to_the_outer_target() {
    Continuation outer =
        new Continuation(
            OUTER,
            () -> {
              inner = new Continuation(INNER, () -> logAround(INNER));
              inner.run();
              log.add("outer between");
              inner.run();
              log.add("outer end");
            });

    outer.run();

    assertThat(outer.isDone()).isTrue();
    assertThat(log).containsExactly("before", "outer between", "after", "outer end");
  }

  @Test
  void yield_to_the_outer_scope_suspends_both_and_goes_on_inside() {
    Continuation outer = crossing();

    outer.run();
    assertThat(log).containsExactly("before");
    assertThat(outer.isDone()).isFalse();
    assertThat(inner.isDone()).isFalse();

    outer.run();
    assertThat(log).containsExactly("before", "after", "outer end");
    assertThat(inner.isDone()).isTrue();
    assertThat(outer.isDone()).isTrue();
  }

  @Test
  void inner_one_that_was_suspended_with_the_outer_is_refused_to_others() {
    Continuation outer = crossing();
    outer.run();

    assertThatIllegalStateException()
        .isThrownBy(inner::run)
        .withMessage(
            "Cannot run Continuation[inner, suspended with the one that runs it]. A continuation is"
                + " run by one thread at a time until it is done.");

    outer.run();
    assertThat(log).containsExactly("before", "after", "outer end");
  }

  @Test
  void stack_trace_of_the_outer_one_goes_through_the_inner_one() {
    Continuation outer = crossing();
    outer.run();

    assertThat(outer.stackTrace())
        .extracting(StackTraceElement::getMethodName)
        .hasSize(3)
        .startsWith("logAround");
  }

  private Continuation crossing() {
    return new Continuation(
        OUTER,
        () -> {
          inner = new Continuation(INNER, () -> logAround(OUTER));
          inner.run();
          log.add("outer end");
        });
  }

  @Test
  void inner_one_yields_to_both_scopes_in_turn() {
    Continuation outer =
        new Continuation(
            OUTER,
            () -> {
              inner = new Continuation(INNER, this::logAroundBothTwice);
              while (!inner.isDone()) {
                inner.run();
                log.add("inner returned");
              }
            });

    int runs = 0;
    while (!outer.isDone()) {
      outer.run();
      log.add("run " + ++runs);
    }

    assertThat(String.join(", ", log))
        .isEqualTo(
            "before, run 1, after, before, inner returned, after, before, run 2,"
                + " after, before, inner returned, after, inner returned, run 3");
  }

  private void logAroundBothTwice() {
    for (int i = 0; i < 2; i++) {
      logAround(OUTER);
      logAround(INNER);
    }
  }

  @Test
  void exception_crosses_from_the_inner_to_the_outer_target_after_a_resume() {
    IllegalArgumentException thrown = new IllegalArgumentException("broken");
    Continuation outer =
        new Continuation(
            OUTER,
            () -> {
              inner =
                  new Continuation(
                      INNER,
                      () -> {
                        Continuation.yield(OUTER);
                        throw thrown;
                      });
              try {
                inner.run();
              } catch (IllegalArgumentException caught) {
                log.add("caught " + caught.getMessage());
                throw caught;
              } finally {
                log.add("finally");
              }
            });

    outer.run();
    assertThatThrownBy(outer::run).isSameAs(thrown);

    assertThat(log).containsExactly("caught broken", "finally");
    assertThat(inner.isDone()).isTrue();
    assertThat(outer.isDone()).isTrue();
  }

  @Test
  void scope_is_looked_up_by_identity_and_the_nearest_one_wins() {
    Continuation outer =
        new Continuation(
            OUTER,
            () -> {
              Continuation same = new Continuation(OUTER, () -> logAround(OUTER));
              same.run();
              log.add("inner of the same scope returned");
              same.run();
            });

    outer.run();

    assertThat(outer.isDone()).isTrue();
    assertThat(log).containsExactly("before", "inner of the same scope returned", "after");
  }

  @Test
  void yield_past_a_run_by_unmarked_code_is_refused() {
    Continuation outer =
        new Continuation(
            OUTER,
            () -> {
              inner = new Continuation(INNER, () -> logAround(OUTER));
              CompletableFuture.runAsync(inner::run, Runnable::run).join();
            });

    assertThatThrownBy(outer::run)
        .hasRootCauseInstanceOf(IllegalSuspensionException.class)
        .rootCause()
        .hasMessageStartingWith("Cannot suspend to scope 'outer': no continuation of that scope");
    assertThat(log).containsExactly("before");
    assertThat(outer.isDone()).isTrue();
  }

  @Test
  void inner_one_outlives_the_outer_one_and_is_run_by_another() {
    inner = new Continuation(INNER, () -> logAround(INNER));
    new Continuation(OUTER, () -> inner.run()).run();
    log.add("between");
    new Continuation(OUTER, () -> inner.run()).run();

    assertThat(inner.isDone()).isTrue();
    assertThat(log).containsExactly("before", "between", "after");
  }

  @Test
  void body_of_a_generator_suspends_the_continuation_around_it() {
    Generator<String> letters =
        Generator.of(
            y -> {
              y.yield("a");
              logAround(OUTER);
              y.yield("b");
            });
    Continuation outer =
        new Continuation(
            OUTER,
            () -> {
              while (letters.hasNext()) {
                log.add(letters.next());
              }
            });

    outer.run();
    assertThat(log).containsExactly("a", "before");
    outer.run();
    assertThat(log).containsExactly("a", "before", "after", "b");
    assertThat(outer.isDone()).isTrue();
  }

  @Test
  void both_are_resumed_on_another_thread() throws Exception {
    Continuation outer = crossing();
    outer.run();

    CompletableFuture.runAsync(outer::run).get();

    assertThat(log).containsExactly("before", "after", "outer end");
    assertThat(outer.isDone()).isTrue();
  }

  private void logAround(ContinuationScope scope) {
    log.add("before");
    Continuation.yield(scope);
    log.add("after");
  }
}
