package dev.fermata.benchmarks.measure;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws bars and lines in one manner, as SVG: logarithmic, because rivals differ by thousands. */
final class Drawing {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 460;
  private static final int SLANT_DEGREES = 30;
  private static final double FILL = 0.85;

  static {
    System.setProperty("java.awt.headless", "true");
  }

  private Drawing() {}

  /**
   * A group of bars for each name.
   *
   * @param groups its name and a height for each of the names, null for none
   */
  record Bars(String title, String axis, List<String> names, List<Group> groups) {
    record Group(String name, List<@Nullable Double> heights) {}

    private double floor() {
      return decadeBelow(
          groups.stream()
              .flatMap(group -> group.heights().stream())
              .filter(Objects::nonNull)
              .mapToDouble(height -> height)
              .min()
              .orElse(1));
    }

    void write(Path file) throws IOException {
      CategoryChart chart =
          new CategoryChartBuilder()
              .width(WIDTH)
              .height(HEIGHT)
              .title(title)
              .yAxisTitle(axis)
              .build();
      style(chart.getStyler());
      chart.getStyler().setAvailableSpaceFill(FILL).setXAxisLabelRotation(SLANT_DEGREES);
      chart.getStyler().setYAxisMin(floor()); // its own is 0, which has no logarithm
      for (Group each : groups) {
        chart.addSeries(each.name(), names, each.heights());
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
      }
    }
  }

  /** The power of ten below a value. */
  private static double decadeBelow(double value) {
    return Math.pow(10, Math.floor(Math.log10(value)));
  }

  /** Lines through points. */
  record Lines(String title, String across, String axis, List<Line> lines) {
    record Line(String name, List<Double> x, List<Double> y) {}

    void write(Path file) throws IOException {
      XYChart chart =
          new XYChartBuilder()
              .width(WIDTH)
              .height(HEIGHT)
              .title(title)
              .xAxisTitle(across)
              .yAxisTitle(axis)
              .build();
      style(chart.getStyler());
      chart.getStyler().setXAxisLogarithmic(true);
      // a figure of bytes can be below nothing, which has no logarithm
      boolean positive = lines.stream().allMatch(line -> line.y().stream().allMatch(y -> y > 0));
      chart.getStyler().setYAxisLogarithmic(positive);
      for (Line each : lines) {
        chart.addSeries(each.name(), each.x(), each.y());
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
      }
    }
  }

  private static void style(AxesChartStyler styler) {
    styler.setYAxisLogarithmic(true);
    styler.setLocale(Locale.ROOT);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleBoxVisible(false);
  }
}
