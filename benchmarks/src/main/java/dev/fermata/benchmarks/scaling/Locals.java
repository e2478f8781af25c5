package dev.fermata.benchmarks.scaling;

import dev.fermata.IntGenerator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Has so many ints live across the one yield of a loop: nanoseconds of a step where each changes
 * every time, and where none changes.
 */
final class Locals implements IntFunction<double[]> {
  @Override
  public double[] apply(int count) {
    String declared = each(count, i -> "int v" + i + " = start + " + i + ";\n");
    String changed = each(count, i -> "v" + i + " += " + (2 * i + 1) + ";\n");
    String all =
        IntStream.range(0, count).mapToObj(i -> "v" + i).collect(Collectors.joining(" ^ "));
    String head = "int start = (int) System.nanoTime();\n" + declared;
    IntGenerator changing =
        WrittenBody.make(
            "Changing" + count, head + "while (true) {\ny.yield(" + all + ");\n" + changed + "}\n");
    IntGenerator constant =
        WrittenBody.make("Constant" + count, head + "while (true) {\ny.yield(" + all + ");\n}\n");
    return new double[] {WrittenBody.nanosOfStep(changing), WrittenBody.nanosOfStep(constant)};
  }

  private static String each(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
  }
}
