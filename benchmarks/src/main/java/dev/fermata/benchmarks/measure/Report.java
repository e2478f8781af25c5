package dev.fermata.benchmarks.measure;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;

/** Writes the results as Markdown: the targets first, then a table for each workload. */
final class Report {
  private final Settings settings;
  private final Results results;
  private final StringBuilder text = new StringBuilder();

  Report(Settings settings, Results results) {
    this.settings = settings;
    this.results = results;
  }

  String text() {
    head();
    targets();
    for (Workload workload : Workload.values()) {
      List<Cell> cells =
          results.cells().stream().filter(cell -> cell.workload() == workload).toList();
      if (!cells.isEmpty()) {
        workload(workload, cells);
      }
    }
    return text.toString();
  }

  private void head() {
    text.append("# Benchmarks\n\n")
        .append(new Machine(settings).text())
        .append(' ')
        .append(settings.collector())
        .append("GC, ")
        .append(results.rounds())
        .append(" rounds, ")
        .append(settings.processorTime() ? "processor time. " : "time on the clock. ")
        .append(
            "Every figure is the median of several JVMs, each of which measures one subject, in"
                + " rounds that take every subject in turn; in brackets the least and the greatest."
                + " A ratio is the median of the ratios within the rounds. `benchmarks/README.md`"
                + " says what the subjects are.\n");
  }

  private void targets() {
    text.append("\n## Targets\n\n");
    row(List.of("figure", "at most"), jdk -> "JDK " + jdk.feature());
    rule(2 + settings.jdks().size());
    for (Target target : Targets.all()) {
      if (settings.jdks().stream().anyMatch(jdk -> new Verdict(target, jdk, results).isKnown())) {
        row(
            List.of(target.what(), Verdict.limit(target)),
            jdk -> new Verdict(target, jdk, results).text());
      }
    }
  }

  private void workload(Workload workload, List<Cell> cells) {
    text.append("\n## ").append(workload.title).append("\n\n");
    boolean timed = workload.unit == Workload.Unit.NANOS;
    row(
        List.of("subject"),
        jdk ->
            "JDK "
                + jdk.feature()
                + ", "
                + workload.unit.symbol
                + (timed ? " | B/op" : "")
                + " | "
                + workload.ours()
                + " / it");
    rule(1 + settings.jdks().size() * (timed ? 3 : 2));
    for (Cell cell : cells) {
      row(
          List.of(cell.label()),
          jdk ->
              value(jdk, cell)
                  + (timed ? " | " + bytes(jdk, cell) : "")
                  + " | "
                  + ratio(jdk, cell));
    }
  }

  private String value(Jdk jdk, Cell cell) {
    return results.has(jdk, cell) ? Figures.spread(Spread.of(results.values(jdk, cell))) : "";
  }

  private String bytes(Jdk jdk, Cell cell) {
    double bytes = results.has(jdk, cell) ? results.bytes(jdk, cell) : Double.NaN;
    return Double.isNaN(bytes) ? "" : String.format(Locale.ROOT, "%.0f", bytes);
  }

  private String ratio(Jdk jdk, Cell cell) {
    Cell ours = cell.by(cell.workload().ours());
    if (ours.equals(cell) || !results.has(jdk, ours) || !results.has(jdk, cell)) {
      return "";
    }
    return Figures.spread(Spread.ofRatios(results.values(jdk, ours), results.values(jdk, cell)));
  }

  private void row(List<String> first, Function<Jdk, String> perJdk) {
    StringJoiner cells = new StringJoiner(" | ", "| ", " |\n");
    first.forEach(cells::add);
    settings.jdks().forEach(jdk -> cells.add(perJdk.apply(jdk)));
    text.append(cells);
  }

  private void rule(int columns) {
    text.append("|---".repeat(columns)).append("|\n");
  }
}
