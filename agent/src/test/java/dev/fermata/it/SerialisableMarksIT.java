package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThatIterable;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which methods have loops that can be written: the marked ones. */
class SerialisableMarksIT {
  /** Only its method is marked. */
  static final class Unmarked {
    @Suspendable(serializable = true)
    static void marked(Yielder<String> y, List<String> list) {
      for (String each : list) {
        y.yield(each);
      }
    }

    @Suspendable
    static void unmarked(Yielder<String> y, List<String> list) {
      for (String each : list) {
        y.yield(each);
      }
    }

    @Suspendable(serializable = true)
    static Generator<String> lambda(List<String> list) {
      return Generator.of(
          y -> {
            for (String each : list) {
              y.yield(each);
            }
          });
    }
  }

  @Test
  void mark_holds_for_its_method_and_the_lambdas_in_it() throws IOException {
    List<String> list = new ArrayList<>(List.of("d", "a", "c", "b"));
    Generator<String> marked = Generator.<String>of(y -> Unmarked.marked(y, list));
    Generator<String> unmarked = Generator.<String>of(y -> Unmarked.unmarked(y, list));
    Generator<String> lambda = Unmarked.lambda(list);
    marked.next();
    unmarked.next();
    lambda.next();

    assertThatIterable(Written.copy(marked, Unmarked.class, SerialisableMarksIT.class))
        .containsExactly("a", "c", "b");
    assertThatIterable(Written.copy(lambda, Unmarked.class)).containsExactly("a", "c", "b");
    assertThatThrownBy(() -> Written.bytes(unmarked))
        .hasMessageContaining("the iterator of a loop in ");
  }
}
