package dev.fermata.benchmarks.scaling;

import dev.fermata.IntGenerator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Has so many places to yield in one loop of one body: nanoseconds of a yield. */
final class Size implements IntFunction<double[]> {
  @Override
  public double[] apply(int places) {
    String yields =
        IntStream.range(0, places)
            .mapToObj(place -> "y.yield(sum + " + place + ");\nsum++;\n")
            .collect(Collectors.joining());
    IntGenerator generator =
        WrittenBody.make("Places" + places, "int sum = 0;\nwhile (true) {\n" + yields + "}\n");
    return new double[] {WrittenBody.nanosOfStep(generator)};
  }
}
