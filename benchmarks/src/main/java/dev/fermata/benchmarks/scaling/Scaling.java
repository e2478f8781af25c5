package dev.fermata.benchmarks.scaling;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Prints, for each value of one quantity, the value and its figures with commas between them. */
public final class Scaling {
  private Scaling() {}

  /**
   * Measures one quantity.
   *
   * @param args its name, and the values to measure
   */
  public static void main(String[] args) throws Exception {
    IntFunction<double[]> figures =
        switch (args[0]) {
          case "depth" -> new Depth();
          case "live" -> new Live();
          case "threads" -> new Threads();
          case "size" -> new Size();
          case "locals" -> new Locals();
          default -> throw new IllegalArgumentException("No quantity " + args[0]);
        };
    for (String value : Arrays.copyOfRange(args, 1, args.length)) {
      String printed =
          Arrays.stream(figures.apply(Integer.parseInt(value)))
              .mapToObj(figure -> String.format(Locale.ROOT, "%.4f", figure))
              .collect(Collectors.joining(","));
      System.out.println(value + "," + printed);
    }
  }
}
