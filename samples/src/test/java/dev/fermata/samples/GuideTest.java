package dev.fermata.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fermata.Coroutine;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.Scoped;
import dev.fermata.StopIteration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of docs/generators.md, each of which stands here word for word. */
class GuideTest {
  @Test
  void every_example_of_the_guide_is_compiled_here() throws IOException {
    Guide.assertCompiled("generators.md", 30, "GuideTest");
  }

  @Test
  void bodies_do_what_the_guide_says() {
    Generator<Integer> g =
        Generator.of(
            y -> {
              y.yield(1);
              y.yieldAll(List.of(2, 3));
            });
    assertEquals(List.of(1, 2, 3), g.toList());
    Coroutine<String, Integer, Integer> c = Generator.returning(y -> 2 * y.yield("ask"));
    assertEquals("ask", c.next());
    StopIteration end = assertThrows(StopIteration.class, () -> c.send(4));
    assertEquals(8, end.value());
    assertEquals(8, c.returned());
    Coroutine<Integer, Object, String> sub =
        Generator.returning(
            y -> {
              y.yield(1);
              return "r";
            });
    Coroutine<Integer, Object, String> outer = Generator.returning(y -> y.yieldFrom(sub) + "!");
    assertEquals(List.of(1), outer.toList());
    Coroutine<Integer, Object, Object> thrown = Generator.returning(y -> y.yield(1));
    thrown.next();
    assertThrows(IOException.class, () -> thrown.raise(new IOException()));
  }

  @Test
  void clean_up_does_what_the_guide_says() throws Exception {
    List<Object> log = new ArrayList<>();
    Generator<Integer> f =
        Generator.of(
            y -> {
              try {
                y.yield(1);
              } finally {
                log.add("closed");
              }
            });
    try (Generator<Integer> closing = f) {
      assertEquals(1, closing.next());
    }
    assertEquals(List.of("closed"), log);
    Scoped<String> scope =
        Scoped.of(
            y -> {
              log.add("in");
              y.yield("x");
              log.add("out");
            });
    assertEquals("xx", scope.use(x -> x + x));
    assertEquals(List.of("closed", "in", "out"), log);
  }

  @Test
  void failures_do_what_the_guide_says() {
    Generator<Object> bad = Generator.of(y -> y.yield(List.of().iterator().next()));
    Throwable failure = assertThrows(IllegalStateException.class, bad::next);
    assertEquals(NoSuchElementException.class, failure.getCause().getClass());
    List<Object> log = new ArrayList<>();
    Scoped<String> lax =
        Scoped.of(
            y -> {
              try {
                y.yield("x");
              } catch (ArithmeticException e) {
                log.add(e);
              }
            });
    ArithmeticException error = new ArithmeticException();
    assertNull(
        lax.use(
            x -> {
              throw error;
            }));
    assertEquals(List.of(error), log);
  }

  @Test
  void stages_do_what_the_guide_says() {
    assertEquals(0, Generator.range(3).next());
    assertEquals(-1, Generator.range(0).first(-1));
    assertEquals(
        List.of(1, 9), Generator.range(5).filter(x -> x % 2 == 1).map(x -> x * x).toList());
    assertEquals(List.of(1, 4, 7), Generator.range(9).islice(1, 8, 3).toList());
    assertEquals(List.of(0, 1, 7), Generator.range(2).chain(List.of(7)).toList());
    assertEquals(List.of(5, 7), Generator.range(9).zip(List.of(5, 6), Integer::sum).toList());
    assertEquals(
        List.of(5, 1), Generator.range(2).zipLongest(List.of(5), 0, 0, Integer::sum).toList());
    assertEquals(
        List.of(1L, 3L), Generator.range(2).enumerate(1).map(e -> e.index() + e.value()).toList());
    assertEquals(List.of(0, 1), Generator.range(9).takeWhile(x -> x < 2).toList());
    assertEquals(List.of(2, 3), Generator.range(4).dropWhile(x -> x < 2).toList());
    assertEquals(
        List.of(List.of(0, 1, 2), List.of(3)),
        Generator.range(4).groupBy(x -> x / 3).map(g -> g.elements().toList()).toList());
  }

  @Test
  void further_stages_and_views_do_what_the_guide_says() {
    assertEquals(List.of(0, 1), Generator.range(2).tee(2).get(1).toList());
    assertEquals(List.of(0, 1, 3, 6), Generator.range(4).accumulate(Integer::sum).toList());
    assertEquals(List.of(List.of(0, 1), List.of(2)), Generator.range(3).batched(2).toList());
    assertEquals(
        List.of(1, 3), Generator.range(3).pairwise().map(p -> p.first() + p.second()).toList());
    assertEquals(List.of(0, 1, 0), Generator.range(2).cycle().take(3).toList());
    assertEquals(List.of(1, 3, 5), Generator.iterate(1, x -> x + 2).take(3).toList());
    assertEquals(6L, IntGenerator.range(4).sum());
    assertEquals(3, Generator.range(3).stream().mapToInt(x -> x).sum());
    assertEquals(List.of(1, 2), Generator.from(Stream.of(1, 2)).toList());
    assertEquals(List.of(0, 1), Generator.range(2).fork().toList());
  }
}
