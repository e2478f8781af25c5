package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fermata.Generator;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorReentryIT {
  private static final String USED_TWICE =
      "Cannot %s Generator[RUNNING]. A generator is used by one caller at a time, and not by its"
          + " own body.";

  private final List<String> log = new ArrayList<>();
  private Generator<Integer> self;

  /** What a caller can do to a generator, and the word for it in messages. */
  record Operation(String name, String verb, Consumer<Generator<?>> action) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Operation> operations() {
    return Stream.of(
        new Operation("next", "advance", Generator::next),
        new Operation("hasNext", "advance", Generator::hasNext),
        new Operation("close", "close", Generator::close));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void body_that_uses_its_own_generator_is_refused_and_can_go_on(Operation operation) {
    self =
        Generator.of(
            y -> {
              refuse(operation);
              y.yield(1);
              refuse(operation);
              y.yield(2);
            });

    assertThat(all(self)).containsExactly(1, 2);
    String refusal = USED_TWICE.formatted(operation.verb());
    assertThat(log).containsExactly(refusal, refusal);
  }

  private void refuse(Operation operation) {
    try {
      operation.action().accept(self);
    } catch (IllegalStateException refused) {
      log.add(refused.getMessage());
    }
  }

  @Test
  void body_that_asks_itself_for_the_next_element_directly_is_refused() {
    self = Generator.of(this::askMyself);

    assertThat(all(self)).containsExactly(1);
    assertThat(log).containsExactly(USED_TWICE.formatted("advance"));
  }

  private void askMyself(Yielder<Integer> y) {
    try {
      y.yield(self.next());
    } catch (IllegalStateException refused) {
      log.add(refused.getMessage());
    }
    y.yield(1);
  }

  @Test
  void refusal_that_the_body_does_not_catch_ends_it_like_any_exception() {
    self = Generator.of(y -> y.yield(self.next()));

    assertThatIllegalStateException()
        .isThrownBy(() -> self.next())
        .withMessage(USED_TWICE.formatted("advance"));
    assertThat(self.state()).isEqualTo(Generator.State.CLOSED);
  }

  @Test
  void generator_counts_as_running_while_one_that_it_asks_is_running() {
    Generator<Integer> inner =
        Generator.of(
            y -> {
              refuse(new Operation("next", "advance", Generator::next));
              y.yield(7);
            });
    self = Generator.of(y -> y.yield(inner.next()));

    assertThat(all(self)).containsExactly(7);
    assertThat(log).containsExactly(USED_TWICE.formatted("advance"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void second_thread_is_refused_and_the_first_goes_on_unharmed(Operation operation)
      throws Exception {
    CountDownLatch inBody = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Generator<Integer> shared =
        Generator.of(
            y -> {
              y.yield(1);
              inBody.countDown();
              goOn.await();
              y.yield(2);
            });
    assertThat(shared.next()).isEqualTo(1);

    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(shared::next);
    inBody.await();
    assertThatIllegalStateException()
        .isThrownBy(() -> operation.action().accept(shared))
        .withMessage(USED_TWICE.formatted(operation.verb()));
    goOn.countDown();

    assertThat(first.get()).isEqualTo(2);
    assertThat(shared.hasNext()).isFalse();
  }
}
