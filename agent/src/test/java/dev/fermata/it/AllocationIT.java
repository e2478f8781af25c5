package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Coroutine;
import dev.fermata.DoubleGenerator;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.LongGenerator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * What generators allocate, in bytes: a figure that does not vary with the load of the machine. The
 * JIT can only take away from it.
 */
class AllocationIT {
  private static final int ELEMENTS = 5_000;

  private static long written;
  private static Object kept;

  private static double perElement(IntConsumer consume) {
    return Allocation.perRound(ELEMENTS, consume);
  }

  private static double perRound(Runnable round) {
    return perElement(
        rounds -> {
          for (int i = 0; i < rounds; i++) {
            round.run();
          }
        });
  }

  private static void assertNothing(IntConsumer consume) {
    // the JIT stops escape analysis of what it has not compiled to its end: less than a byte is
    // none
    assertThat(perElement(consume)).isLessThan(1);
  }

  private static Generator<String> words(int count) {
    return Generator.of(
        y -> {
          for (int i = 0; i < count; i++) {
            y.yield("word");
          }
        });
  }

  @Test
  void step_of_a_generator_allocates_nothing() {
    assertNothing(
        count -> {
          Generator<String> words = words(count);
          while (words.hasNext()) {
            written += words.next().length();
          }
        });
    assertNothing(count -> words(count).forEach(word -> written += word.length()));
  }

  @Test
  void step_of_a_coroutine_allocates_nothing() {
    assertNothing(
        count -> {
          Coroutine<String, String, Integer> echo =
              Generator.returning(
                  y -> {
                    String sent = y.yield("ready");
                    while (!sent.isEmpty()) {
                      sent = y.yield(sent);
                    }
                    return 0;
                  });
          echo.next();
          for (int i = 0; i < count; i++) {
            written += echo.send("sent").length();
          }
        });
  }

  @Test
  void step_through_calls_and_delegations_allocates_nothing() {
    assertNothing(
        count ->
            Generator.<String>of(y -> deep(y, 50, count)).stream()
                .iterator()
                .forEachRemaining(word -> written += word.length()));
    assertNothing(
        count -> {
          Generator<String> words = words(count);
          for (int i = 0; i < 50; i++) {
            Generator<String> inner = words;
            words = Generator.of(y -> y.yieldAll(inner));
          }
          while (words.hasNext()) {
            written += words.next().length();
          }
        });
  }

  @Suspendable
  private static void deep(Yielder<String> y, int depth, int count) {
    if (depth > 0) {
      deep(y, depth - 1, count);
    } else {
      for (int i = 0; i < count; i++) {
        y.yield("word");
      }
    }
  }

  @Test
  void elements_of_primitive_generators_are_not_boxed() {
    assertNothing(
        count -> {
          IntGenerator ints = IntGenerator.range(1 << 20, (1 << 20) + count);
          while (ints.hasNext()) {
            written += ints.nextInt();
          }
        });
    assertNothing(
        count -> {
          LongGenerator longs = LongGenerator.range(1L << 40, (1L << 40) + count);
          while (longs.hasNext()) {
            written += longs.nextLong();
          }
        });
    assertNothing(
        count -> {
          DoubleGenerator doubles = DoubleGenerator.iterate(0.5, d -> d + 1);
          for (int i = 0; i < count; i++) {
            written += (long) doubles.nextDouble();
          }
        });
  }

  @Test
  void stages_and_terminals_of_primitive_generators_box_nothing() {
    assertNothing(
        count -> {
          IntGenerator ints = IntGenerator.range(1000, 1000 + count);
          IntGenerator stages = ints.map(i -> i + 1000).filter(i -> i % 3 != 0).drop(5);
          while (stages.hasNext()) {
            written += stages.nextInt();
          }
        });
    assertNothing(count -> written += IntGenerator.range(1000, 1000 + count).sum());
    assertNothing(
        count ->
            written += LongGenerator.range(1000, 1000 + count).map(i -> i * 1000).max().orElse(0));
    assertNothing(
        count -> IntGenerator.range(1000, 1000 + count).stream().forEach(i -> written += i));
  }

  @Test
  void generator_that_is_made_asked_once_and_dropped_takes_little() {
    assertThat(perRound(() -> kept = words(100).next())).isLessThan(113);
  }

  @Test
  void suspended_generator_with_three_locals_takes_little() {
    assertThat(perRound(AllocationIT::suspendWithThreeLocals)).isLessThan(105);
  }

  private static void suspendWithThreeLocals() {
    Generator<String> suspended =
        Generator.of(
            y -> {
              int number = (int) written;
              long wide = written + 1;
              Object reference = "held";
              y.yield("element");
              written += number + wide + reference.hashCode();
            });
    suspended.next();
    kept = suspended;
  }

  @Test
  void further_suspended_call_takes_its_frame() {
    double shallow = perRound(() -> Generator.<String>of(y -> deep(y, 0, 1)).next());
    double deep = perRound(() -> Generator.<String>of(y -> deep(y, 10, 1)).next());

    assertThat((deep - shallow) / 10).isLessThan(33);
  }
}
