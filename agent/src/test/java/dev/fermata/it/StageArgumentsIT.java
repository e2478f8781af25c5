package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments are refused when the stage is made, not when it is asked. */
class StageArgumentsIT {
  static Stream<Arguments> outOfRange() {
    return Stream.of(
        refused(s -> s.take(-1), "Cannot take -1 elements: n must not be negative."),
        refused(s -> s.drop(-2), "Cannot drop -2 elements: n must not be negative."),
        refused(s -> s.islice(-1, 2, 1), "Cannot slice from -1: start must not be negative."),
        refused(s -> s.islice(0, -2, 1), "Cannot slice to -2: stop must not be negative."),
        refused(s -> s.islice(0, 2, 0), "Cannot slice in steps of 0: step must be at least 1."),
        refused(s -> s.batched(0), "Cannot make batches of 0: n must be at least 1."),
        refused(s -> s.windowed(0), "Cannot make windows of 0: size must be at least 1."),
        refused(
            s -> s.windowed(1, -1), "Cannot move windows in steps of -1: step must be at least 1."),
        refused(s -> s.tee(0), "Cannot tee into 0: n must be at least 1."),
        refused(s -> Generator.range(0, 1, 0), "Cannot count in steps of 0: step must not be 0."),
        refused(
            s -> IntGenerator.range(0, 1, 0), "Cannot count in steps of 0: step must not be 0."));
  }

  private static Arguments refused(Function<Generator<Integer>, Object> stage, String message) {
    return Arguments.of(stage, message);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void outOfRange(Function<Generator<Integer>, Object> stage, String message) {
    Generator<Integer> source = Generator.range(3);

    assertThatThrownBy(() -> stage.apply(source))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        refused(s -> s.map(null), "f"),
        refused(s -> s.mapToInt(null), "f"),
        refused(s -> s.flatMap(null), "f"),
        refused(s -> s.peek(null), "action"),
        refused(s -> s.scan(0, null), "f"),
        refused(s -> s.accumulate(null), "f"),
        refused(s -> s.filter(null), "p"),
        refused(s -> s.takeWhile(null), "p"),
        refused(s -> s.dropWhile(null), "p"),
        refused(s -> s.groupBy(null), "key"),
        refused(s -> s.zip(null), "other"),
        refused(s -> s.zip(s, null), "f"),
        refused(s -> s.zipLongest(null, 1, 1), "other"),
        refused(s -> s.chain(null), "next"),
        refused(s -> Generator.generate(null), "supplier"),
        refused(s -> Generator.iterate(1, null), "f"),
        refused(s -> Generator.iterate(1, null, i -> i), "p"));
  }

  @ParameterizedTest
  @MethodSource
  void missing(Function<Generator<Integer>, Object> stage, String name) {
    Generator<Integer> source = Generator.range(3);

    assertThatThrownBy(() -> stage.apply(source))
        .isInstanceOf(NullPointerException.class)
        .hasMessage(name);
  }
}
