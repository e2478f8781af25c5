package dev.fermata.async;

import java.util.List;

/** Several failures, of which one can be thrown. */
final class Failures {
  private Failures() {}

  /** Adds a failure to another, unless that would tell it twice or go in circles. */
  static void suppress(Throwable thrown, Throwable other) {
    if (thrown != other && !reaches(other, thrown, 0) && !isSuppressed(thrown, other)) {
      thrown.addSuppressed(other);
    }
  }

  static void suppressAll(Throwable thrown, List<Throwable> others) {
    for (Throwable other : others) {
      suppress(thrown, other);
    }
  }

  private static boolean isSuppressed(Throwable thrown, Throwable other) {
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (suppressed == other) {
        return true;
      }
    }
    return false;
  }

  private static boolean reaches(Throwable from, Throwable to, int depth) {
    if (from == to || depth > 20) {
      return from == to;
    }
    Throwable cause = from.getCause();
    if (cause != null && reaches(cause, to, depth + 1)) {
      return true;
    }
    for (Throwable suppressed : from.getSuppressed()) {
      if (reaches(suppressed, to, depth + 1)) {
        return true;
      }
    }
    return false;
  }
}
