package dev.fermata.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * A promise: that a figure is at most {@code limit}.
 *
 * @param what the figure, in words
 * @param kind how it is made
 * @param limit what it may be at most
 * @param ours the cell that must be small
 * @param rival what it is compared with; null for a plain value
 */
record Target(String what, Kind kind, double limit, Cell ours, @Nullable Cell rival) {
  enum Kind {
    /** The median of the rounds' ratios. */
    RATIO,
    /** The median itself. */
    VALUE,
    /** The bytes that it allocates, whole ones: what a run needs once is spread over its steps. */
    ALLOCATION,
    /** What the fastest of ours takes more than the fastest rival. */
    DIFFERENCE
  }

  static Target ratio(String what, double limit, Cell ours, Cell rival) {
    return new Target(what, Kind.RATIO, limit, ours, rival);
  }

  static Target ratio(String what, double limit, Workload workload, String ours, String rival) {
    return ratio(what, limit, Cell.of(workload, ours), Cell.of(workload, rival));
  }

  static Target value(String what, double limit, Cell ours) {
    return new Target(what, Kind.VALUE, limit, ours, null);
  }

  static Target allocation(String what, double limit, Cell ours) {
    return new Target(what, Kind.ALLOCATION, limit, ours, null);
  }

  static Target difference(String what, double limit, Cell ours, Cell rival) {
    return new Target(what, Kind.DIFFERENCE, limit, ours, rival);
  }
}
