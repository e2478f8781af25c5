package dev.fermata.benchmarks.measure;

/**
 * One subject on one workload.
 *
 * @param workload what is measured
 * @param subject the simple name of the subject's class
 * @param polluted whether other kinds of generators ran through the same call sites before
 * @param calls how many calls deep; 0 where the workload does not ask
 */
record Cell(Workload workload, String subject, boolean polluted, int calls) {
  static Cell of(Workload workload, String subject) {
    return new Cell(workload, subject, false, 0);
  }

  static Cell polluted(Workload workload, String subject) {
    return new Cell(workload, subject, true, 0);
  }

  static Cell deep(Workload workload, String subject, int calls) {
    return new Cell(workload, subject, false, calls);
  }

  /** The same workload done by another subject. */
  Cell by(String other) {
    return new Cell(workload, other, polluted, calls);
  }

  /** Names the subject and its variant in a table. */
  String label() {
    return subject
        + (polluted ? ", six kinds" : "")
        + (calls > 0 ? ", " + calls + (calls == 1 ? " call" : " calls") : "");
  }
}
