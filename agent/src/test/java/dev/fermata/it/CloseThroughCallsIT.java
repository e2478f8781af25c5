package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.GeneratorExit;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which code of a body runs when it is closed while a call has suspended it that has no try. */
class CloseThroughCallsIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void handler_of_a_caller_runs_though_the_call_that_yields_has_none() {
    Generator<Integer> caught =
        Generator.of(
            y -> {
              try {
                justYield(y);
              } catch (GeneratorExit exit) {
                log.add("caught");
              }
              log.add("after");
            });
    caught.next();

    caught.close();

    assertThat(log).containsExactly("caught", "after");
  }

  @Test
  void handler_that_does_not_fit_lets_the_exit_pass() {
    Generator<Integer> passed =
        Generator.of(
            y -> {
              try {
                justYield(y);
              } catch (RuntimeException other) {
                log.add("caught");
              }
              log.add("after");
            });
    passed.next();

    passed.close();

    assertThat(log).isEmpty();
    assertThat(passed.state()).isEqualTo(State.CLOSED);
  }

  @Suspendable
  private static void justYield(Yielder<Integer> y) {
    y.yield(1);
  }
}
