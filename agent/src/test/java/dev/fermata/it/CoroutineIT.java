package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fermata.Channelled;
import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.GeneratorExit;
import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** send, raise, return and close: SEMANTICS section 1, after CPython's test_generators. */
class CoroutineIT {
  private static final ContinuationScope OUTER = new ContinuationScope("outer");

  private final List<Object> log = new ArrayList<>();

  /** Yields what it was sent, with a mark; ends with "done" when it is sent "stop". */
  private Coroutine<String, String, String> echo() {
    return Generator.returning(
        y -> {
          String sent = y.yield("ready");
          while (!"stop".equals(sent)) {
            try {
              sent = y.yield("<" + sent + ">");
            } catch (IllegalArgumentException caught) {
              sent = y.yield("caught " + caught.getMessage());
            }
          }
          return "done";
        });
  }

  @Test
  void yield_returns_what_is_sent() {
    Coroutine<String, String, String> echo = echo();

    assertThat(echo.next()).isEqualTo("ready");
    assertThat(echo.send("a")).isEqualTo("<a>");
    assertThat(echo.send(null)).isEqualTo("<null>");
    assertThat(echo.next()).isEqualTo("<null>");
    assertThat(echo.send("b")).isEqualTo("<b>");
  }

  @Test
  void result_rides_on_the_end_and_stays_on_the_coroutine() {
    Coroutine<String, String, String> echo = echo();
    echo.next();
    assertThatIllegalStateException().isThrownBy(echo::returned).withMessageContaining("returned");

    StopIteration end = (StopIteration) catchThrowable(() -> echo.send("stop"));
    assertThat(end.value()).isEqualTo("done");
    assertThat(echo.returned()).isEqualTo("done");
    assertThat(echo.state()).isEqualTo(Generator.State.CLOSED);
    assertThat(((StopIteration) catchThrowable(echo::next)).value()).isNull();
    assertThat(((StopIteration) catchThrowable(() -> echo.send("x"))).value()).isNull();
    assertThat(echo.hasNext()).isFalse();
  }

  @Test
  void result_of_a_body_that_never_yields_is_kept() {
    Coroutine<String, Void, List<Integer>> none = Generator.returning(y -> List.of(1, 2));

    assertThat(none.hasNext()).isFalse();
    assertThat(none.returned()).containsExactly(1, 2);
    assertThat(((StopIteration) catchThrowable(none::next)).value()).isEqualTo(List.of(1, 2));
  }

  @Test
  void value_sent_before_the_start_is_refused_and_changes_nothing() {
    Coroutine<String, String, String> echo = echo();

    assertThatIllegalStateException()
        .isThrownBy(() -> echo.send("early"))
        .withMessage(
            "Cannot send to Generator[dev.fermata.it.CoroutineIT CREATED]: its body has not begun,"
                + " so that no yield can return what is sent. Call next(), or send(null), first.");
    assertThat(echo.send(null)).isEqualTo("ready");
  }

  @Test
  void value_sent_while_an_element_waits_is_refused() {
    Coroutine<String, String, String> echo = echo();
    assertThat(echo.hasNext()).isTrue();

    assertThatIllegalStateException()
        .isThrownBy(() -> echo.send("x"))
        .withMessageContaining("Take it by next() first");
    assertThatIllegalStateException().isThrownBy(() -> echo.raise(new IllegalArgumentException()));
    assertThat(echo.next()).isEqualTo("ready");
    assertThat(echo.send("x")).isEqualTo("<x>");
  }

  @Test
  void raised_exception_arrives_at_the_yield_as_the_same_object() {
    Coroutine<String, String, String> echo = echo();
    echo.next();
    echo.send("a");

    assertThat(echo.raise(new IllegalArgumentException("disk"))).isEqualTo("caught disk");
    IllegalArgumentException uncaught = new IllegalArgumentException("through");
    assertThatThrownBy(() -> echo.raise(uncaught)).isSameAs(uncaught);
    assertThat(echo.state()).isEqualTo(Generator.State.CLOSED);
    assertThatThrownBy(() -> echo.raise(uncaught)).isSameAs(uncaught);
    assertThatThrownBy(echo::next).isInstanceOf(StopIteration.class);
  }

  @Test
  void raising_before_the_start_closes_without_running_the_body() {
    Coroutine<String, String, String> never =
        Generator.returning(
            y -> {
              log.add("ran");
              return y.yield("x");
            });
    IllegalArgumentException raised = new IllegalArgumentException("early");

    assertThatNullPointerException().isThrownBy(() -> never.raise(null));
    assertThat(never.state()).isEqualTo(Generator.State.CREATED);
    assertThatThrownBy(() -> never.raise(raised)).isSameAs(raised);
    assertThat(never.state()).isEqualTo(Generator.State.CLOSED);
    assertThat(log).isEmpty();
  }

  @Test
  void close_and_get_returns_what_the_body_returns_on_exit() {
    Coroutine<Integer, Integer, Integer> summing =
        Generator.returning(
            y -> {
              int sum = 0;
              try {
                while (true) {
                  sum += y.yield(sum);
                }
              } catch (GeneratorExit exit) {
                return sum;
              }
            });
    summing.next();
    summing.send(3);
    summing.send(4);

    assertThat(summing.closeAndGet()).contains(7);
    assertThat(summing.returned()).isEqualTo(7);
    assertThat(summing.closeAndGet()).isEmpty();
    assertThat(echo().closeAndGet()).isEmpty();
    Coroutine<String, String, String> open = echo();
    open.next();
    assertThat(open.closeAndGet()).isEmpty();
    assertThatIllegalStateException().isThrownBy(open::returned);
  }

  @Test
  void element_lookup_error_in_the_body_is_not_taken_for_the_end() {
    Coroutine<String, String, String> wrong =
        Generator.returning(y -> List.<String>of().iterator().next());

    assertThatIllegalStateException()
        .isThrownBy(wrong::next)
        .withCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void coroutine_refuses_to_be_resumed_by_its_own_body() {
    List<Coroutine<Integer, Integer, Integer>> self = new ArrayList<>();
    self.add(Generator.returning(y -> self.get(0).send(1)));

    assertThatIllegalStateException()
        .isThrownBy(() -> self.get(0).next())
        .withMessageContaining("not by its own body");
  }

  @Test
  void value_is_sent_to_a_yield_at_any_depth() {
    Coroutine<Integer, Integer, Integer> deep = Generator.returning(y -> ask(y, 50));
    assertThat(deep.next()).isEqualTo(50);
    StopIteration end = (StopIteration) catchThrowable(() -> deep.send(1000));
    assertThat(end.value()).isEqualTo(1000 + 50);
  }

  @Suspendable
  private static int ask(Channelled<Integer, Integer> y, int depth) {
    return depth == 0 ? y.yield(50) : 1 + ask(y, depth - 1);
  }

  @Test
  void send_raise_and_close_pass_an_outer_suspension_through() {
    Coroutine<String, String, String> inner = Generator.returning(this::suspendsTheOuterOne);
    Continuation outer =
        new Continuation(
            OUTER,
            () -> {
              log.add(inner.next());
              log.add(inner.send("a"));
              log.add(inner.raise(new IllegalArgumentException("raised")));
              log.add(inner.send("b"));
              log.add(inner.closeAndGet());
            });
    int runs = 0;
    while (!outer.isDone()) {
      outer.run();
      runs++;
    }

    assertThat(log).containsExactly("start", "got a", "raised", "b", Optional.of("closed"));
    assertThat(runs).isEqualTo(4);
  }

  @Suspendable
  private String suspendsTheOuterOne(Channelled<String, String> y) {
    String sent = y.yield("start");
    try {
      while (true) {
        Continuation.yield(OUTER);
        sent = y.yield("got " + sent);
      }
    } catch (IllegalArgumentException caught) {
      Continuation.yield(OUTER);
      sent = y.yield(caught.getMessage());
    }
    try {
      y.yield(sent);
    } catch (GeneratorExit exit) {
      Continuation.yield(OUTER);
      return "closed";
    }
    return "open";
  }

  @Test
  void fork_goes_on_from_the_same_yield() {
    Coroutine<String, String, String> first = echo();
    first.next();
    first.send("a");
    Coroutine<String, String, String> second = first.fork();

    assertThat(first.send("b")).isEqualTo("<b>");
    assertThat(second.send("c")).isEqualTo("<c>");
    assertThat(first.next()).isEqualTo("<null>");
  }
}
