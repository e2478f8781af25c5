package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.IntGenerator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;

/** Iteration and try-with-resources over what suspends to a continuation further out. */
class JdkIteratorIT {
  private final List<String> log = new ArrayList<>();

  @Test
  void for_each_over_a_generator_passes_on_what_its_body_yields_to_the_outer_one() {
    Generator<String> outer =
        Generator.of(
            y -> {
              for (String element : crossing(y)) {
                y.yield("got " + element);
              }
            });

    assertThat(all(outer)).containsExactly("crossed", "got a", "crossed", "got b", "crossed");
  }

  @Test
  void yield_all_and_from_pass_on_what_the_source_yields_to_the_outer_one() {
    assertThat(all(Generator.<String>of(y -> y.yieldAll(crossing(y)))))
        .containsExactly("crossed", "a", "crossed", "b", "crossed");
    assertThat(all(Generator.<String>of(y -> y.yieldAll(Generator.from(crossing(y))))))
        .containsExactly("crossed", "a", "crossed", "b", "crossed");
  }

  /** Two elements, with a yield to another generator before each and at the end. */
  private static Generator<String> crossing(Yielder<String> outer) {
    return Generator.of(
        z -> {
          outer.yield("crossed");
          z.yield("a");
          outer.yield("crossed");
          z.yield("b");
          outer.yield("crossed");
        });
  }

  /** An iterator of the user's own. */
  private static final class Asking implements Iterator<Integer> {
    private final Yielder<String> y;
    private int left = 2;

    Asking(Yielder<String> y) {
      this.y = y;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    @Suspendable
    public Integer next() {
      if (y != null) {
        y.yield("next?");
      }
      return left--;
    }
  }

  @Test
  void for_each_over_an_iterator_of_ones_own_suspends_in_next() {
    Iterable<Integer> plain = () -> new Asking(null);
    assertThat(plain).containsExactly(2, 1);

    Generator<String> generator =
        Generator.of(
            y -> {
              Iterable<Integer> asking = () -> new Asking(y);
              for (int number : asking) {
                y.yield("" + number);
              }
            });

    assertThat(all(generator)).containsExactly("next?", "2", "next?", "1");
  }

  private static final class Opening implements Iterable<String> {
    private final Yielder<String> y;

    Opening(Yielder<String> y) {
      this.y = y;
    }

    @Override
    @Suspendable
    public Iterator<String> iterator() {
      y.yield("opening");
      return List.of("a").iterator();
    }
  }

  @Test
  void for_each_suspends_in_iterator() {
    Generator<String> generator =
        Generator.of(
            y -> {
              Iterable<String> opening = new Opening(y);
              for (String element : opening) {
                y.yield(element);
              }
            });

    assertThat(all(generator)).containsExactly("opening", "a");
  }

  @Test
  void generator_of_ints_passes_on_through_each_way_to_iterate() {
    Generator<String> generator =
        Generator.of(
            y -> {
              PrimitiveIterator.OfInt ints = ints(y);
              y.yield("int " + ints.nextInt());
              y.yield("boxed " + ints.next());
              Iterator<Integer> erased = ints;
              y.yield("erased " + erased.next());
              y.yield("more " + erased.hasNext());
            });

    assertThat(all(generator))
        .containsExactly(
            "crossed",
            "int 1",
            "crossed",
            "boxed 2",
            "crossed",
            "erased 3",
            "crossed",
            "more false");
  }

  private static IntGenerator ints(Yielder<String> outer) {
    return IntGenerator.of(
        z -> {
          for (int i = 1; i <= 3; i++) {
            outer.yield("crossed");
            z.yield(i);
          }
          outer.yield("crossed");
        });
  }

  @Suspendable
  private static final class Longs implements PrimitiveIterator.OfLong {
    private final Yielder<String> y;

    Longs(Yielder<String> y) {
      this.y = y;
    }

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public long nextLong() {
      y.yield("long?");
      return 1L << 40;
    }
  }

  @Suspendable
  private static final class Doubles implements PrimitiveIterator.OfDouble {
    private final Yielder<String> y;

    Doubles(Yielder<String> y) {
      this.y = y;
    }

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public double nextDouble() {
      y.yield("double?");
      return 0.5;
    }
  }

  @Test
  void primitive_iterators_of_ones_own_suspend_boxed_and_not() {
    Generator<String> generator =
        Generator.of(
            y -> {
              PrimitiveIterator.OfLong longs = new Longs(y);
              PrimitiveIterator.OfDouble doubles = new Doubles(y);
              Iterator<Long> boxed = longs;
              y.yield("" + longs.nextLong() + longs.next() + boxed.next());
              y.yield("" + doubles.nextDouble() + doubles.next());
            });

    assertThat(all(generator))
        .containsExactly(
            "long?",
            "long?",
            "long?",
            "109951162777610995116277761099511627776",
            "double?",
            "double?",
            "0.50.5");
  }

  @Test
  void resource_is_closed_by_the_companion() throws Exception {
    Generator<String> generator =
        Generator.of(
            y -> {
              try (AutoCloseable auto = () -> y.yield("closing");
                  Closeable closeable = () -> y.yield("closing io")) {
                y.yield("inside " + (auto != closeable));
              }
            });

    assertThat(all(generator)).containsExactly("inside true", "closing io", "closing");
  }

  @Test
  void closing_a_generator_as_a_resource_passes_on_what_its_finally_yields() {
    Generator<String> outer =
        Generator.of(
            y -> {
              Generator<String> inner =
                  Generator.of(
                      z -> {
                        try {
                          z.yield("element");
                        } finally {
                          y.yield("crossed in finally");
                          log.add("finally");
                        }
                      });
              try (AutoCloseable resource = inner) {
                y.yield(inner.next());
              }
              y.yield("inner is " + (inner.state() == State.CLOSED ? "closed" : "open"));
            });

    assertThat(all(outer)).containsExactly("element", "crossed in finally", "inner is closed");
    assertThat(log).containsExactly("finally");
  }

  @Test
  void resource_that_throws_while_it_is_closed_is_suppressed_after_a_suspension() {
    Generator<String> generator =
        Generator.of(
            y -> {
              AutoCloseable failing =
                  () -> {
                    y.yield("closing");
                    throw new IllegalStateException("close");
                  };
              try (failing) {
                throw new IllegalArgumentException("body");
              } catch (IllegalArgumentException thrown) {
                y.yield(thrown.getMessage() + thrown.getSuppressed()[0].getMessage());
              }
            });

    assertThat(all(generator)).containsExactly("closing", "bodyclose");
  }
}
