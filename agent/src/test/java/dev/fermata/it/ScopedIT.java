package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Scoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** CPython's test_contextlib, TestContextManager, in the words of this library. */
class ScopedIT {
  private final List<String> log = new ArrayList<>();

  private Scoped<Integer> logged() {
    return Scoped.of(
        y -> {
          log.add("enter");
          try {
            y.yield(42);
          } finally {
            log.add("leave");
          }
        });
  }

  @Test
  void use_runs_between_the_two_halves_of_the_body() {
    Scoped<Integer> scope = logged();
    assertThat(log).isEmpty();

    String result =
        scope.use(
            x -> {
              log.add("use " + x);
              return "result";
            });

    assertThat(result).isEqualTo("result");
    assertThat(log).containsExactly("enter", "use 42", "leave");
  }

  @Test
  void scope_is_used_again_and_inside_itself() {
    Scoped<Integer> scope = logged();

    int sum = scope.use(a -> scope.use(b -> a + b)) + scope.use(c -> c);

    assertThat(sum).isEqualTo(126);
    assertThat(log).containsExactly("enter", "enter", "leave", "leave", "enter", "leave");
  }

  @Test
  void exception_of_the_use_is_thrown_at_the_yield_and_passes_as_it_is() {
    IOException thrown = new IOException("use");

    assertThatThrownBy(
            () ->
                logged()
                    .use(
                        x -> {
                          throw thrown;
                        }))
        .isSameAs(thrown);
    assertThat(log).containsExactly("enter", "leave");
  }

  @Test
  void exception_that_the_body_catches_is_swallowed() {
    Scoped<Integer> scope =
        Scoped.of(
            y -> {
              try {
                y.yield(1);
              } catch (IllegalArgumentException caught) {
                log.add(caught.getMessage());
              }
            });

    Object result =
        scope.use(
            x -> {
              throw new IllegalArgumentException("swallowed");
            });

    assertThat(result).isNull();
    assertThat(log).containsExactly("swallowed");
  }

  @Test
  void exception_is_replaced_by_what_the_body_throws() {
    IOException replacement = new IOException("replaced");
    Scoped<Integer> scope =
        Scoped.of(
            y -> {
              try {
                y.yield(1);
              } catch (IllegalArgumentException caught) {
                throw replacement;
              }
            });

    assertThatThrownBy(
            () ->
                scope.use(
                    x -> {
                      throw new IllegalArgumentException("use");
                    }))
        .isSameAs(replacement);
  }

  @Test
  void exception_of_the_body_after_the_use_leaves_it() {
    IOException thrown = new IOException("leave");
    Scoped<Integer> scope =
        Scoped.of(
            y -> {
              y.yield(1);
              throw thrown;
            });

    assertThatThrownBy(() -> scope.use(x -> x)).isSameAs(thrown);
  }

  @Test
  void exception_of_the_body_before_the_yield_leaves_it() {
    IOException thrown = new IOException("enter");
    Scoped<Integer> scope =
        Scoped.of(
            y -> {
              if (log.isEmpty()) {
                throw thrown;
              }
              y.yield(1);
            });

    assertThatThrownBy(() -> scope.use(x -> log.add("used"))).isSameAs(thrown);
    assertThat(log).isEmpty();
  }

  /** CPython: test_contextmanager_except_stopiter. */
  @Test
  void no_such_element_exception_passes_unchanged() {
    NoSuchElementException thrown = new NoSuchElementException("use");

    assertThatThrownBy(
            () ->
                logged()
                    .use(
                        x -> {
                          throw thrown;
                        }))
        .isSameAs(thrown);
  }

  @Test
  void body_without_a_yield_is_refused() {
    assertThatThrownBy(() -> Scoped.of(y -> log.add("body")).use(x -> log.add("used")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot enter a scope: its body ended without a yield. Yield exactly once.");
    assertThat(log).containsExactly("body");
  }

  @Test
  void second_yield_is_refused_and_the_body_is_closed() {
    Scoped<Integer> twice =
        Scoped.of(
            y -> {
              try {
                y.yield(1);
                y.yield(2);
              } finally {
                log.add("finally");
              }
            });

    assertThatThrownBy(() -> twice.use(x -> x))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot leave a scope: its body yielded a second time. Yield exactly once.");
    assertThat(log).containsExactly("finally");
  }

  @Test
  void second_yield_after_an_exception_is_refused_with_it_as_the_cause() {
    IllegalArgumentException thrown = new IllegalArgumentException("use");
    IllegalArgumentException inFinally = new IllegalArgumentException("finally");
    Scoped<Integer> stubborn =
        Scoped.of(
            y -> {
              try {
                y.yield(1);
              } catch (IllegalArgumentException caught) {
                try {
                  y.yield(2);
                } finally {
                  rethrow(inFinally);
                }
              }
            });

    assertThatThrownBy(
            () ->
                stubborn.use(
                    x -> {
                      throw thrown;
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot leave a scope: its body yielded a second time. Yield exactly once, also after"
                + " catching what was thrown at the yield.")
        .hasCause(thrown)
        .hasSuppressedException(inFinally);
  }

  private static void rethrow(RuntimeException thrown) {
    throw thrown;
  }

  @Test
  void null_is_used_like_any_value() {
    assertThat(Scoped.of(y -> y.yield(null)).<Boolean, RuntimeException>use(x -> x == null))
        .isTrue();
  }

  @Test
  void use_suspends_the_generator_around_it() {
    Generator<String> outer =
        Generator.of(
            y -> {
              int got =
                  logged()
                      .use(
                          x -> {
                            y.yield("in use");
                            return x;
                          });
              y.yield("got " + got);
            });

    assertThat(outer.next()).isEqualTo("in use");
    assertThat(log).containsExactly("enter");
    assertThat(outer.next()).isEqualTo("got 42");
    assertThat(log).containsExactly("enter", "leave");
  }

  @Test
  void closing_the_generator_around_a_suspended_use_leaves_the_scope() {
    Generator<String> outer =
        Generator.of(
            y ->
                logged()
                    .use(
                        x -> {
                          y.yield("in use");
                          return x;
                        }));
    outer.next();

    outer.close();

    assertThat(log).containsExactly("enter", "leave");
  }

  @Test
  void body_suspends_the_generator_around_its_use() {
    Generator<String> outer =
        Generator.of(
            y ->
                Scoped.<Integer>of(
                        z -> {
                          y.yield("entering");
                          z.yield(1);
                          y.yield("leaving");
                        })
                    .use(
                        x -> {
                          y.yield("use " + x);
                          return x;
                        }));

    assertThat(outer.toList()).containsExactly("entering", "use 1", "leaving");
  }
}
