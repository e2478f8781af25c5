package dev.fermata.benchmarks.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes every sample, so that other programs can judge by their own statistics. */
final class Json {
  private final Settings settings;
  private final Results results;

  Json(Settings settings, Results results) {
    this.settings = settings;
    this.results = results;
  }

  String text() {
    StringJoiner cells = new StringJoiner(",\n    ", "[\n    ", "\n  ]");
    for (Cell cell : results.cells()) {
      for (Jdk jdk : settings.jdks()) {
        if (results.has(jdk, cell)) {
          cells.add(of(jdk, cell));
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "{%n  \"commit\": \"%s\",%n  \"collector\": \"%s\",%n  \"processors\": %d,%n"
            + "  \"cells\": %s%n}%n",
        settings.commit(),
        settings.collector(),
        Runtime.getRuntime().availableProcessors(),
        cells);
  }

  private String of(Jdk jdk, Cell cell) {
    return String.format(
        Locale.ROOT,
        "{\"jdk\": \"%s\", \"workload\": \"%s\", \"subject\": \"%s\", \"polluted\": %b,"
            + " \"calls\": %d, \"unit\": \"%s\", \"samples\": [%s]}",
        jdk.version(),
        cell.workload().key,
        cell.subject(),
        cell.polluted(),
        cell.calls(),
        cell.workload().unit.symbol,
        Arrays.stream(results.values(jdk, cell))
            .mapToObj(Double::toString)
            .collect(Collectors.joining(", ")));
  }
}
