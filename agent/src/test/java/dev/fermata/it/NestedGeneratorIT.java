package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A generator whose body uses others, and bodies that yield to the generator around theirs. */
class NestedGeneratorIT {
  private final List<String> log = new ArrayList<>();
  private Generator<String> inner;

  @Test
  void yield_all_yields_each_element_when_it_is_asked_for() {
    Generator<String> outer =
        Generator.of(
            y -> {
              y.yield("begin");
              y.yieldAll(logged("a", "b"));
              y.yieldAll(List.of("c"));
              y.yieldAll(List.of());
            });

    assertThat(outer.next()).isEqualTo("begin");
    assertThat(log).isEmpty();
    assertThat(outer.next()).isEqualTo("a");
    assertThat(log).containsExactly("before a");
    assertThat(all(outer)).containsExactly("b", "c");
  }

  @Test
  void generators_nest_to_any_depth() {
    assertThat(all(countdown(200))).hasSize(201).startsWith(200, 199).endsWith(1, 0);
  }

  private static Generator<Integer> countdown(int from) {
    return Generator.of(
        y -> {
          y.yield(from);
          if (from > 0) {
            y.yieldAll(countdown(from - 1));
          }
        });
  }

  @Test
  void body_yields_to_the_generator_around_its_own_in_next() {
    Generator<String> outer =
        Generator.of(
            y -> {
              inner = crossing(y);
              y.yield(inner.next());
              y.yield(inner.next());
            });

    assertThat(all(outer)).containsExactly("crossed", "inner 1", "crossed again", "inner 2");
    assertThat(log).containsExactly("begin");
  }

  @Test
  void body_yields_to_the_generator_around_its_own_in_has_next() {
    Generator<String> outer =
        Generator.of(
            y -> {
              inner = crossing(y);
              while (inner.hasNext()) {
                y.yield(inner.next());
              }
            });

    assertThat(all(outer))
        .containsExactly("crossed", "inner 1", "crossed again", "inner 2", "crossed at the end");
    assertThat(log).containsExactly("begin", "finally");
  }

  @Test
  void body_yields_to_the_generator_around_its_own_while_it_is_closed() {
    Generator<String> outer =
        Generator.of(
            y -> {
              inner = crossing(y);
              inner.next();
              inner.close();
              y.yield("inner is " + inner.state());
            });

    assertThat(all(outer)).containsExactly("crossed", "crossed at the end", "inner is CLOSED");
  }

  /** Yields to the generator of {@code outer} in between. */
  private Generator<String> crossing(Yielder<String> outer) {
    return Generator.of(
        z -> {
          log.add("begin");
          try {
            outer.yield("crossed");
            z.yield("inner 1");
            outer.yield("crossed again");
            z.yield("inner 2");
          } finally {
            outer.yield("crossed at the end");
            log.add("finally");
          }
        });
  }

  @Test
  void generator_that_was_suspended_with_the_one_around_it_is_refused_to_others() {
    Generator<String> outer = crossingOnce();
    assertThat(outer.next()).isEqualTo("crossed");

    assertThat(inner.state()).isEqualTo(State.SUSPENDED);
    assertThatIllegalStateException()
        .isThrownBy(inner::next)
        .withMessageMatching("Cannot advance Generator\\[.*\\]\\. A generator is used by one .*");
    assertThatIllegalStateException().isThrownBy(inner::hasNext);
    assertThatIllegalStateException()
        .isThrownBy(inner::close)
        .withMessageStartingWith("Cannot close Generator[");

    assertThat(all(outer)).containsExactly("inner");
    assertThat(inner.state()).isEqualTo(State.CLOSED);
    assertThat(log).containsExactly("inner finally", "outer finally");
  }

  @Test
  void closing_raises_the_exit_in_the_innermost_body_first() {
    Generator<String> outer = crossingOnce();
    outer.next();

    outer.close();

    assertThat(log).containsExactly("inner finally", "outer finally");
    assertThat(inner.state()).isEqualTo(State.CLOSED);
    assertThatThrownBy(inner::next).isInstanceOf(java.util.NoSuchElementException.class);
  }

  @Test
  void suspended_frames_go_through_the_inner_generator() {
    Generator<String> outer = crossingOnce();
    outer.next();

    assertThat(outer.suspendedFrames())
        .hasSize(2)
        .allSatisfy(frame -> assertThat(frame.getFileName()).isEqualTo("NestedGeneratorIT.java"));
  }

  private Generator<String> crossingOnce() {
    return Generator.of(
        y -> {
          inner =
              Generator.of(
                  z -> {
                    try {
                      y.yield("crossed");
                      z.yield("inner");
                    } finally {
                      log.add("inner finally");
                    }
                  });
          try {
            while (inner.hasNext()) {
              y.yield(inner.next());
            }
          } finally {
            log.add("outer finally");
          }
        });
  }

  @Test
  void exception_of_an_inner_body_reaches_the_outer_body_after_a_crossing() {
    Generator<String> outer =
        Generator.of(
            y -> {
              inner =
                  Generator.of(
                      z -> {
                        y.yield("crossed");
                        throw new IllegalArgumentException("inner");
                      });
              try {
                inner.next();
              } catch (IllegalArgumentException thrown) {
                y.yield("caught " + thrown.getMessage());
              }
            });

    assertThat(all(outer)).containsExactly("crossed", "caught inner");
    assertThat(inner.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void body_that_yields_three_generators_up_suspends_all_of_them() {
    Generator<String> outer =
        Generator.of(
            y -> {
              Generator<String> middle =
                  Generator.of(
                      m -> {
                        Generator<String> innermost =
                            Generator.of(
                                i -> {
                                  y.yield("to the outer");
                                  m.yield("to the middle");
                                  i.yield("own");
                                });
                        while (innermost.hasNext()) {
                          m.yield("middle got " + innermost.next());
                        }
                      });
              while (middle.hasNext()) {
                y.yield("outer got " + middle.next());
              }
            });

    assertThat(all(outer))
        .containsExactly("to the outer", "outer got to the middle", "outer got middle got own");
  }

  @Test
  void yielder_of_a_generator_that_does_not_run_is_refused() {
    List<Yielder<String>> escaped = new ArrayList<>();
    Generator<String> other =
        Generator.of(
            y -> {
              escaped.add(y);
              y.yield("a");
            });
    other.next();
    Generator<String> wrong = Generator.of(y -> escaped.get(0).yield("stray"));

    IllegalSuspensionException refused =
        catchThrowableOfType(IllegalSuspensionException.class, wrong::next);
    assertMessage(
        "yielder of another body",
        refused.getMessage().replaceAll("\\[.*SUSPENDED", "[acme.Feed:4 SUSPENDED"));
    assertThat(other.hasNext()).isFalse();
  }

  private Generator<String> logged(String... letters) {
    return Generator.of(
        y -> {
          for (String letter : letters) {
            log.add("before " + letter);
            y.yield(letter);
          }
        });
  }
}
