package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generators that are written while others stand in for them. */
class DelegationSerialisationIT {
  @Test
  void delegators_go_on_in_what_stands_in_for_them() throws IOException {
    Written.assertSameFromAnywhere(() -> nested(4), DelegationSerialisationIT.class);
  }

  private static Generator<Integer> nested(int depth) {
    return Generator.of(
        y -> {
          y.yield(depth);
          if (depth > 0) {
            y.yieldAll(nested(depth - 1));
          }
          y.yield(-depth);
        });
  }

  @Test
  void what_yields_to_one_further_out_is_written_with_it() throws IOException {
    Written.assertSameFromAnywhere(
        () -> Generator.<Integer>of(y -> y.yieldAll(middle(y))), DelegationSerialisationIT.class);
  }

  private static Generator<Integer> middle(Yielder<Integer> outer) {
    return Generator.of(y -> y.yieldAll(inner(outer, y)));
  }

  private static Generator<Integer> inner(Yielder<Integer> outer, Yielder<Integer> middle) {
    return Generator.of(z -> three(outer, middle, z));
  }

  @Suspendable
  private static void three(Yielder<Integer> outer, Yielder<Integer> middle, Yielder<Integer> y) {
    for (int i = 0; i < 2; i++) {
      y.yield(3 * i);
      middle.yield(3 * i + 1);
      outer.yield(3 * i + 2);
    }
  }

  @Test
  void delegate_that_is_written_by_itself_is_written_as_it_stands() throws IOException {
    Generator<Integer> inner = Generator.range(6);
    Generator<Integer> middle = Generator.of(y -> y.yieldAll(inner));
    Generator<Integer> outer = Generator.of(y -> y.yieldAll(middle));
    outer.next();
    outer.next();

    Generator<Integer> read = Written.copy(middle, DelegationSerialisationIT.class);

    assertThat(read.toList()).isEqualTo(List.of(2, 3, 4, 5));
    assertThat(outer.toList()).isEqualTo(List.of(2, 3, 4, 5));
  }

  @Test
  void what_is_sent_reaches_the_delegate_after_reading() throws IOException {
    Coroutine<String, String, String> outer = echoing(3);
    outer.next();
    outer.send("a");

    Coroutine<String, String, String> read = Written.copy(outer, DelegationSerialisationIT.class);

    assertThat(read.send("b")).isEqualTo("got b");
    assertThat(outer.send("c")).isEqualTo("got c");
  }

  private static Coroutine<String, String, String> echoing(int depth) {
    return Generator.returning(
        y -> {
          if (depth > 0) {
            return y.yieldFrom(echoing(depth - 1));
          }
          String sent = y.yield("begun");
          while (true) {
            sent = y.yield("got " + sent);
          }
        });
  }
}
