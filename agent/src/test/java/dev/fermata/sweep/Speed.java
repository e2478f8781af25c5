package dev.fermata.sweep;

import java.util.List;

/**
 * How fast the engine is on a warm JVM, in processor time: the machine may be shared.
 *
 * @param classesPerSecond of the best pass
 * @param megabytesPerSecond of the best pass, by the size of the originals
 */
record Speed(double classesPerSecond, double megabytesPerSecond) {
  private static final int PASSES = 5;

  /** Passes over a program several times, each with an engine that knows nothing. */
  static Speed measure(Subject subject, List<String> suspendable) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < PASSES; i++) {
      best = Math.min(best, Transformed.of(subject, suspendable).nanos());
    }
    double seconds = best / 1e9;
    return new Speed(subject.classes().size() / seconds, subject.bytes() / 1e6 / seconds);
  }
}
