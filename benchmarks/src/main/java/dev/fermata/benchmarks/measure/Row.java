package dev.fermata.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of the plan: a workload, and who is measured on it.
 *
 * @param workload what is measured
 * @param subjects the simple names of their classes
 * @param polluted whether other kinds of generators ran through the same call sites before
 * @param calls how many calls deep, each a cell of its own; 0 where the workload does not ask
 * @param quick whether a quick run has it too
 * @param rounds at most so many: few are enough for a rival that is far away
 */
record Row(
    Workload workload,
    List<String> subjects,
    boolean polluted,
    List<Integer> calls,
    boolean quick,
    int rounds) {

  private static final int FAR_ROUNDS = 3;

  static Row of(Workload workload, String... subjects) {
    return new Row(workload, List.of(subjects), false, List.of(0), false, Integer.MAX_VALUE);
  }

  Row asPolluted() {
    return new Row(workload, subjects, true, calls, quick, rounds);
  }

  Row at(int... depths) {
    return new Row(
        workload, subjects, polluted, IntStream.of(depths).boxed().toList(), quick, rounds);
  }

  Row inQuickRuns() {
    return new Row(workload, subjects, polluted, calls, true, rounds);
  }

  Row far() {
    return new Row(workload, subjects, polluted, calls, quick, FAR_ROUNDS);
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int depth : calls) {
      for (String subject : subjects) {
        cells.add(new Cell(workload, subject, polluted, depth));
      }
    }
    return cells;
  }
}
