package dev.fermata.sweep;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a sweep found, as Markdown. */
final class Report {
  private static final String HEAD =
      """
      | program | classes | MB | methods | points | lambdas | errors | refused | unlinkable before \
      | twin B/point | resume B/point | frame B/point | twins > 8,000 B \
      | all: classes/s | all: MB/s | none: classes/s | none: MB/s |
      |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
      """;

  private final StringBuilder rows = new StringBuilder();

  /** One program. */
  record Row(Subject subject, Findings findings, Figures figures, Speed everything, Speed nothing) {
    private String text() {
      return String.format(
          Locale.ROOT,
          "| %s | %,d | %.1f | %,d | %,d | %,d | %d | %,d | %,d | %.1f | %.1f | %.1f | %,d | %,.0f"
              + " | %.1f | %,.0f | %.1f |%n",
          subject.name(),
          subject.classes().size(),
          subject.bytes() / 1e6,
          figures.methods(),
          figures.points(),
          findings.lambdas(),
          findings.errors().size(),
          figures.refusals().values().stream().mapToInt(each -> each).sum(),
          findings.unlinkableBefore(),
          figures.twinBytesPerPoint(),
          figures.resumeBytesPerPoint(),
          figures.frameBytesPerPoint(),
          figures.largeTwins(),
          everything.classesPerSecond(),
          everything.megabytesPerSecond(),
          nothing.classesPerSecond(),
          nothing.megabytesPerSecond());
    }
  }

  /** Adds a program and returns its line. */
  String add(Row row) {
    String text = row.text();
    rows.append(text);
    return text.strip();
  }

  String text(Map<String, Integer> refusals, List<String> errors) {
    StringBuilder text = new StringBuilder(HEAD).append(rows).append('\n');
    text.append("| refused because | methods |\n|---|---|\n");
    refusals.forEach(
        (reason, count) -> text.append("| ").append(reason).append(" | ").append(count + " |\n"));
    text.append('\n').append(errors.size()).append(" errors\n");
    errors.forEach(error -> text.append("* ").append(error).append('\n'));
    return text.toString();
  }
}
