package dev.fermata.benchmarks.measure;

import java.util.Objects;

/**
 * Whether a target is met on a JDK.
 *
 * @param target what is promised
 * @param jdk where
 * @param results what was measured
 */
record Verdict(Target target, Jdk jdk, Results results) {
  /** How far a median may be off on a quiet machine: identical code differs by that much. */
  private static final double NOISE = 0.05;

  static String limit(Target target) {
    return switch (target.kind()) {
      case RATIO -> Figures.of(target.limit()) + " ×";
      case VALUE -> Figures.of(target.limit()) + " " + target.ours().workload().unit.symbol;
      case ALLOCATION -> Figures.of(target.limit()) + " bytes";
      case DIFFERENCE -> "+" + Figures.of(target.limit()) + " s";
    };
  }

  boolean isKnown() {
    return results.has(jdk, target.ours())
        && (target.rival() == null || results.has(jdk, target.rival()));
  }

  String text() {
    if (!isKnown()) {
      return "";
    }
    Spread figure = figure();
    double limit = target.limit() == 1.0 ? 1.0 + NOISE : target.limit();
    return (figure.median() <= limit ? "met: " : "**missed: ")
        + Figures.spread(figure)
        + (figure.median() <= limit ? "" : "**");
  }

  private Spread figure() {
    double[] ours = results.values(jdk, target.ours());
    return switch (target.kind()) {
      case VALUE -> Spread.of(ours);
      case ALLOCATION -> Spread.of((double) Math.round(results.bytes(jdk, target.ours())));
      case RATIO -> Spread.ofRatios(ours, rival());
      case DIFFERENCE -> Spread.of(Spread.of(ours).least() - Spread.of(rival()).least());
    };
  }

  private double[] rival() {
    return results.values(jdk, Objects.requireNonNull(target.rival()));
  }
}
