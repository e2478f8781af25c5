package dev.fermata.benchmarks.measure;

import dev.fermata.benchmarks.measure.Drawing.Lines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what one quantity does to the costs, and writes a table and a chart of each figure. */
final class ScalingRun {
  private final Settings settings;
  private final ProgramMeter programs;
  private final StringBuilder text = new StringBuilder();

  ScalingRun(Settings settings) {
    this.settings = settings;
    programs = new ProgramMeter(settings);
    text.append("# Scaling\n\n")
        .append(new Machine(settings).text())
        .append(" Processor time of the measuring thread, median of 9 batches in one JVM.\n");
  }

  void run() throws Exception {
    Path charts = Files.createDirectories(settings.results().resolve("charts"));
    for (Quantity quantity : Quantity.values()) {
      if (!settings.includes(quantity.key())) {
        continue;
      }
      Map<Jdk, double[][]> measured = new LinkedHashMap<>();
      for (Jdk jdk : settings.jdks()) {
        measured.put(jdk, programs.scaling(jdk, quantity));
        System.err.printf("scaling  JDK %s  %s%n", jdk.feature(), quantity.key());
      }
      table(quantity, measured);
      for (int figure = 1; figure <= quantity.figures.size(); figure++) {
        String name = "scaling-" + quantity.key() + "-" + figure + ".svg";
        lines(quantity, measured, figure).write(charts.resolve(name));
      }
      Files.writeString(settings.results().resolve("scaling.md"), text);
    }
    System.out.println(text);
  }

  private void table(Quantity quantity, Map<Jdk, double[][]> measured) {
    text.append("\n## ").append(quantity.title).append("\n\n| ").append(quantity.title);
    for (String figure : quantity.figures) {
      measured.keySet().forEach(jdk -> text.append(" | ").append(figure + ", " + jdk.feature()));
    }
    text.append(" |\n|").append("---|".repeat(1 + quantity.figures.size() * measured.size()));
    for (int row = 0; row < quantity.values.size(); row++) {
      text.append("\n| ").append(quantity.values.get(row));
      for (int figure = 1; figure <= quantity.figures.size(); figure++) {
        for (double[][] rows : measured.values()) {
          text.append(" | ").append(Figures.of(rows[row][figure]));
        }
      }
      text.append(" |");
    }
    text.append("\n\nFitted:");
    for (int figure = 1; figure <= quantity.figures.size(); figure++) {
      for (Map.Entry<Jdk, double[][]> rows : measured.entrySet()) {
        fitted(quantity.figures.get(figure - 1), rows.getKey(), rows.getValue(), figure);
      }
    }
    text.append('\n');
  }

  private void fitted(String figure, Jdk jdk, double[][] rows, int column) {
    Slope slope = Slope.fit(column(rows, 0), column(rows, column));
    text.append(
        String.format(
            Locale.ROOT,
            "%n- %s, JDK %s: grows with the power %.2f; %.3g for one more",
            figure,
            jdk.feature(),
            slope.exponent(),
            slope.perUnit()));
  }

  private static Lines lines(Quantity quantity, Map<Jdk, double[][]> measured, int figure) {
    List<Lines.Line> series = new ArrayList<>();
    measured.forEach(
        (jdk, rows) ->
            series.add(
                new Lines.Line("JDK " + jdk.feature(), points(rows, 0), points(rows, figure))));
    String name = quantity.figures.get(figure - 1);
    return new Lines(name + " by " + quantity.title, quantity.title, name, series);
  }

  private static List<Double> points(double[][] rows, int column) {
    return Arrays.stream(column(rows, column)).boxed().toList();
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }
}
