package dev.fermata.it;

import static dev.fermata.it.Elements.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.Generator.State;
import dev.fermata.LongGenerator;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A generator as what the JDK's methods ask for, and the other way round. */
class InteropIT {
  @TempDir private Path folder;
  private final List<String> log = new ArrayList<>();

  @Test
  void enumeration_of_a_generator_asks_for_one_element_at_a_time() {
    Enumeration<Integer> numbers = naturals().enumeration();

    assertThat(log).isEmpty();
    assertThat(numbers.hasMoreElements()).isTrue();
    assertThat(numbers.nextElement()).isZero();
    assertThat(numbers.asIterator().next()).isEqualTo(1);
    assertThat(log).containsExactly("pull 0", "pull 1");
  }

  @Test
  void generator_of_an_enumeration_has_its_elements() {
    Enumeration<String> letters = Collections.enumeration(List.of("a", "b"));

    assertThat(Generator.from(letters).toList()).containsExactly("a", "b");
  }

  @Test
  void generator_of_an_iterator_has_its_elements() {
    assertThat(Generator.from(() -> List.of(1, 2).iterator()).toList()).containsExactly(1, 2);
  }

  @Test
  void generator_of_a_stream_of_longs_closes_it() {
    LongStream source = LongStream.of(1, 2, 3).onClose(() -> log.add("closed"));

    assertThat(LongGenerator.from(source).take(2).toArray()).containsExactly(1, 2);
    assertThat(log).containsExactly("closed");
  }

  @Test
  void spliterators_say_no_more_than_is_known() {
    assertThat(naturals().spliterator().characteristics()).isEqualTo(Spliterator.ORDERED);
    assertThat(LongGenerator.range(3).spliterator().characteristics())
        .isEqualTo(Spliterator.ORDERED | Spliterator.NONNULL);
    assertThat(LongGenerator.range(3).spliterator().estimateSize()).isEqualTo(Long.MAX_VALUE);
    assertThat(LongGenerator.range(3).spliterator().trySplit()).isNull();
  }

  @Test
  void parallel_stream_has_all_elements_in_order() {
    assertThat(
            Generator.range(1000).stream().parallel().map(i -> i + 1).collect(Collectors.toList()))
        .isEqualTo(Generator.range(1, 1001).toList());
  }

  @Test
  void closing_the_stream_closes_the_generator_whatever_was_taken() {
    Generator<Integer> source = naturals();

    try (Stream<Integer> stream = source.stream()) {
      assertThat(stream.findFirst()).contains(0);
    }

    assertThat(source.state()).isEqualTo(State.CLOSED);
    assertThat(log).containsExactly("pull 0", "finally");
    assertThat(all(source)).isEmpty();
  }

  /** The release that has gatherers, where the JVM and the compiler know it. */
  static Stream<String> gatherers() {
    return Stream.of("24").filter(release -> Runtime.version().feature() >= 24);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("gatherers")
  void gatherer_asks_for_one_window_at_a_time_and_closes_the_generator(String release) {
    SourceCode.compile(
        folder,
        List.of("-cp", SourceCode.api().toString(), "--release", release),
        """
        package acme;
        import dev.fermata.*;
        import java.util.stream.*;
        public class Windows {
          public static void main(String[] args) {
            Generator<Integer> naturals = Generator.of(y -> {
              try {
                for (int i = 0; ; i++) { System.out.println("pull " + i); y.yield(i); }
              } finally {
                System.out.println("finally");
              }
            });
            try (Stream<Integer> stream = naturals.stream()) {
              System.out.println(stream.gather(Gatherers.windowFixed(2)).limit(2).toList());
            }
            System.out.println(naturals.state());
          }
        }
        """);
    String classPath = folder + File.pathSeparator + SourceCode.api();

    Jvm.Ended ended = Jvm.run(folder, Jvm.agent(""), "-cp", classPath, "acme.Windows");

    assertThat(ended.out().lines())
        .containsExactly(
            "pull 0", "pull 1", "pull 2", "pull 3", "[[0, 1], [2, 3]]", "finally", "CLOSED");
    assertThat(ended.err()).isEmpty();
  }

  private Generator<Integer> naturals() {
    return Generator.of(
        y -> {
          try {
            for (int i = 0; ; i++) {
              log.add("pull " + i);
              y.yield(i);
            }
          } finally {
            log.add("finally");
          }
        });
  }
}
