package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.GeneratorExit;
import dev.fermata.StopIteration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** yieldFrom: PEP 380, after CPython's test_yield_from. */
class DelegationIT {
  private final List<Object> log = new ArrayList<>();

  private Coroutine<String, String, String> inner() {
    return Generator.returning(
        y -> {
          String sent = "";
          try {
            for (int i = 0; !"stop".equals(sent); i++) {
              try {
                sent = y.yield("inner " + i + " " + sent);
              } catch (IllegalArgumentException caught) {
                sent = y.yield("inner caught " + caught.getMessage());
              }
            }
            return "result";
          } finally {
            log.add("inner finally");
          }
        });
  }

  private Coroutine<String, String, String> outer(Coroutine<String, String, String> inner) {
    return Generator.returning(
        y -> {
          try {
            y.yield("outer");
            String result = y.yieldFrom(inner);
            y.yield("between " + result);
            return "outer " + result;
          } finally {
            log.add("outer finally");
          }
        });
  }

  @Test
  void next_send_raise_and_the_result_pass_through() {
    Coroutine<String, String, String> inner = inner();
    Coroutine<String, String, String> outer = outer(inner);

    assertThat(outer.next()).isEqualTo("outer");
    assertThat(outer.delegate()).isEmpty();
    assertThat(outer.send("lost")).isEqualTo("inner 0 ");
    assertThat(outer.delegate()).containsSame(inner);
    assertThat(outer.send("a")).isEqualTo("inner 1 a");
    assertThat(outer.next()).isEqualTo("inner 2 null");
    assertThat(outer.raise(new IllegalArgumentException("x"))).isEqualTo("inner caught x");
    assertThat(outer.send("stop")).isEqualTo("between result");
    assertThat(outer.delegate()).isEmpty();
    assertThat(inner.state()).isEqualTo(Generator.State.CLOSED);
    assertThat(((StopIteration) catchThrowable(outer::next)).value()).isEqualTo("outer result");
    assertThat(log).containsExactly("inner finally", "outer finally");
  }

  @Test
  void error_of_the_delegate_arrives_at_the_delegation_and_may_be_caught_there() {
    RuntimeException broken = new IllegalArgumentException("broken");
    Coroutine<String, String, String> inner =
        Generator.returning(
            y -> {
              y.yield("a");
              throw broken;
            });
    Coroutine<String, String, String> outer =
        Generator.returning(
            y -> {
              try {
                return y.yieldFrom(inner);
              } catch (IllegalArgumentException caught) {
                return y.yield("caught " + caught.getMessage());
              }
            });

    assertThat(outer.next()).isEqualTo("a");
    assertThat(outer.next()).isEqualTo("caught broken");
    assertThat(((StopIteration) catchThrowable(() -> outer.send("end"))).value()).isEqualTo("end");
  }

  @Test
  void closing_closes_the_delegate_first() {
    Coroutine<String, String, String> outer = outer(inner());
    outer.next();
    outer.next();
    outer.close();

    assertThat(log).containsExactly("inner finally", "outer finally");
    assertThat(outer.state()).isEqualTo(Generator.State.CLOSED);
  }

  @Test
  void delegate_that_returns_on_exit_does_not_keep_the_delegator() {
    Coroutine<String, String, String> inner =
        Generator.returning(
            y -> {
              try {
                return y.yield("a");
              } catch (GeneratorExit exit) {
                return "returned";
              }
            });
    Coroutine<String, String, String> outer =
        Generator.returning(
            y -> {
              log.add(y.yieldFrom(inner));
              return "not reached";
            });
    outer.next();

    assertThat(outer.closeAndGet()).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void delegate_that_yields_on_exit_is_an_error_of_the_delegator() {
    Coroutine<String, String, String> inner =
        Generator.returning(
            y -> {
              try {
                return y.yield("a");
              } finally {
                y.yield("while closing");
              }
            });
    Coroutine<String, String, String> outer = Generator.returning(y -> y.yieldFrom(inner));
    outer.next();

    assertThatIllegalStateException()
        .isThrownBy(outer::close)
        .withMessageContaining("its body yielded while it was being closed");
    assertThat(inner.state()).isEqualTo(Generator.State.CLOSED);
    assertThat(outer.state()).isEqualTo(Generator.State.CLOSED);
  }

  @Test
  void delegate_that_throws_on_exit_throws_through_the_delegator() {
    IllegalArgumentException inFinally = new IllegalArgumentException("cleanup");
    Coroutine<String, String, String> inner =
        Generator.returning(
            y -> {
              try {
                return y.yield("a");
              } catch (GeneratorExit exit) {
                throw inFinally;
              }
            });
    Coroutine<String, String, String> outer = Generator.returning(y -> y.yieldFrom(inner));
    outer.next();

    assertThatThrownBy(outer::close).isSameAs(inFinally);
  }

  @Test
  void delegate_that_has_ended_returns_null() {
    Coroutine<String, String, String> ended = Generator.returning(y -> "kept");
    assertThat(ended.hasNext()).isFalse();
    catchThrowable(ended::next);
    Coroutine<String, String, String> outer = Generator.returning(y -> "got " + y.yieldFrom(ended));

    assertThat(((StopIteration) catchThrowable(outer::next)).value()).isEqualTo("got null");
  }

  @Test
  void delegator_counts_as_running_while_its_delegate_runs() {
    List<Coroutine<String, String, String>> both = new ArrayList<>();
    Coroutine<String, String, String> inner =
        Generator.returning(
            y -> {
              log.add(both.get(0).state());
              assertThatIllegalStateException().isThrownBy(() -> both.get(0).next());
              return y.yield("a");
            });
    both.add(Generator.returning(y -> y.yieldFrom(inner)));

    assertThat(both.get(0).next()).isEqualTo("a");
    assertThat(log).containsExactly(Generator.State.RUNNING);
  }

  @Test
  void delegation_nests_and_results_add_up() {
    assertThat(count(30).next()).isZero();
    Coroutine<Integer, Integer, Integer> deep = count(30);
    for (int i = 0; i <= 30; i++) {
      assertThat(deep.next()).isEqualTo(0 + i);
    }
    assertThat(((StopIteration) catchThrowable(deep::next)).value()).isEqualTo(30 * 31 / 2);
  }

  private static Coroutine<Integer, Integer, Integer> count(int n) {
    return Generator.returning(
        y -> {
          int below = n == 0 ? 0 : y.yieldFrom(count(n - 1));
          y.yield(n);
          return below + n;
        });
  }

  @Test
  void elements_of_an_iterable_are_yielded_and_what_is_sent_is_lost() {
    Coroutine<Integer, String, String> all =
        Generator.returning(
            y -> {
              y.yieldAll(List.of(1, 2, 3));
              return y.yield(4);
            });

    assertThat(all.next()).isOne();
    assertThat(all.send("lost")).isEqualTo(2);
    assertThat(all.next()).isEqualTo(3);
    assertThat(all.next()).isEqualTo(4);
    assertThat(((StopIteration) catchThrowable(() -> all.send("kept"))).value()).isEqualTo("kept");
  }
}
