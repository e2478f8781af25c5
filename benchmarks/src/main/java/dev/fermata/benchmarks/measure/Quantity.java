package dev.fermata.benchmarks.measure;

import java.util.List;
import java.util.Locale;

/** What grows in a run of {@code benchmarks/run scaling}, and the figures that come of it. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are of the immutable kind
enum Quantity {
  DEPTH(
      "calls on the stack",
      List.of("1", "10", "100", "1000", "10000", "100000"),
      List.of("ns a yield", "ns a call, down and back", "KiB of stack")),
  LIVE(
      "live generators",
      List.of("1000", "10000", "100000", "1000000", "10000000"),
      List.of("ns a step in turn", "ns a step far from the last", "bytes each")),
  THREADS("threads", List.of("1", "2", "4", "8", "16", "32"), List.of("ns of processor a step")),
  SIZE(
      "places to yield in one method",
      List.of("1", "2", "4", "8", "16", "32", "64", "128", "256", "512"),
      List.of("ns a yield")),
  LOCALS(
      "live ints",
      List.of("1", "2", "4", "8", "16", "32", "64", "128"),
      List.of("ns a step, all change", "ns a step, none changes"));

  final String title;
  final List<String> values;
  final List<String> figures;

  Quantity(String title, List<String> values, List<String> figures) {
    this.title = title;
    this.values = values;
    this.figures = figures;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
