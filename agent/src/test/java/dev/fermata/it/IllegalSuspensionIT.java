package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.GeneratorExit;
import dev.fermata.IllegalSuspensionException;
import dev.fermata.IntGenerator;
import dev.fermata.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A body that cannot be suspended where it yields is ended, and its user is told. */
class IllegalSuspensionIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void refusal_comes_out_of_next_and_ends_the_generator_after_its_finally_blocks() {
    Generator<String> generator =
        Generator.of(
            y -> {
              try {
                y.yield("fine");
                Unmarked.yieldTo(y);
                log.add("not reached");
              } finally {
                log.add("finally");
              }
            });

    assertThat(generator.next()).isEqualTo("fine");
    assertThatThrownBy(generator::next).isInstanceOf(IllegalSuspensionException.class);
    assertThat(log).containsExactly("finally");
    assertThat(generator.state()).isEqualTo(State.CLOSED);
    assertThat(generator.hasNext()).isFalse();
    assertThatThrownBy(generator::next).isInstanceOf(StopIteration.class);
  }

  @Test
  void refusal_comes_out_of_has_next() {
    Generator<String> generator = Generator.of(y -> Unmarked.yieldTo(y));

    assertThatThrownBy(generator::hasNext).isInstanceOf(IllegalSuspensionException.class);
    assertThat(generator.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void body_sees_the_refusal_as_an_exception_of_the_yield() {
    Generator<String> generator =
        Generator.of(
            y -> {
              try {
                Unmarked.yieldTo(y);
              } catch (IllegalSuspensionException refused) {
                log.add("caught");
                throw refused;
              }
            });

    IllegalSuspensionException refused =
        catchThrowableOfType(IllegalSuspensionException.class, generator::next);

    assertThat(log).containsExactly("caught");
    assertThat(refused.getStackTrace())
        .extracting(StackTraceElement::getMethodName)
        .contains("yieldTo");
  }

  @Test
  void body_that_swallows_the_refusal_and_ends_does_not_hide_it() {
    Generator<String> generator =
        Generator.of(
            y -> {
              try {
                Unmarked.yieldTo(y);
              } catch (RuntimeException swallowed) {
                log.add("swallowed");
              }
            });

    assertThatThrownBy(generator::next).isInstanceOf(IllegalSuspensionException.class);
    assertThat(log).containsExactly("swallowed");
    assertThat(generator.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void body_that_swallows_the_refusal_and_yields_does_not_hide_it() {
    Generator<String> generator =
        Generator.of(
            y -> {
              try {
                Unmarked.yieldTo(y);
              } catch (RuntimeException swallowed) {
                log.add("swallowed");
              }
              try {
                y.yield("as if nothing had happened");
                log.add("not reached");
              } finally {
                log.add("finally");
              }
            });

    assertThatThrownBy(generator::next).isInstanceOf(IllegalSuspensionException.class);
    assertThat(log).containsExactly("swallowed", "finally");
    assertThatThrownBy(generator::next).isInstanceOf(StopIteration.class);
  }

  @Test
  void body_that_replaces_the_refusal_does_not_hide_it() {
    Generator<String> generator =
        Generator.of(
            y -> {
              try {
                Unmarked.yieldTo(y);
              } catch (IllegalSuspensionException refused) {
                throw new IllegalArgumentException("instead", refused);
              }
            });

    assertThatThrownBy(generator::next).isInstanceOf(IllegalSuspensionException.class);
  }

  @Test
  void refusal_while_the_generator_is_closed_comes_out_of_close() {
    Generator<String> generator =
        Generator.of(
            y -> {
              try {
                y.yield("fine");
              } catch (GeneratorExit exit) {
                Unmarked.yieldTo(y);
              }
            });
    generator.next();

    assertThatThrownBy(generator::close).isInstanceOf(IllegalSuspensionException.class);
    assertThat(generator.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void refusal_of_an_inner_generator_can_be_handled_by_the_outer_body() {
    Generator<String> outer =
        Generator.of(
            y -> {
              Generator<String> inner = Generator.of(Unmarked::yieldTo);
              try {
                y.yield(inner.next());
              } catch (IllegalSuspensionException refused) {
                y.yield("inner was refused and is " + inner.state());
              }
            });

    assertThat(all(outer)).containsExactly("inner was refused and is CLOSED");
  }

  @Test
  void refusal_through_an_inner_body_ends_both() {
    List<Generator<String>> inner = new ArrayList<>();
    Generator<String> outer =
        Generator.of(
            y -> {
              inner.add(Generator.of(z -> Unmarked.yieldTo(y)));
              y.yield(inner.get(0).next());
            });

    assertThatThrownBy(outer::next).isInstanceOf(IllegalSuspensionException.class);
    assertThat(outer.state()).isEqualTo(State.CLOSED);
    assertThat(inner.get(0).state()).isEqualTo(State.CLOSED);
  }

  @Test
  void generator_of_ints_is_refused_alike() {
    IntGenerator generator =
        IntGenerator.of(
            y -> {
              try {
                IntStream.of(1).forEach(y::yield);
              } catch (RuntimeException swallowed) {
                log.add("swallowed");
              }
            });

    assertThatThrownBy(generator::nextInt).isInstanceOf(IllegalSuspensionException.class);
    assertThat(log).containsExactly("swallowed");
    assertThat(generator.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void unmarked_method_that_does_not_yield_is_called_as_ever() {
    Generator<Integer> lengths = Generator.of(y -> y.yield(Unmarked.length("four")));

    assertThat(all(lengths)).containsExactly(4);
  }
}
