package dev.fermata.benchmarks.measure;

import static dev.fermata.benchmarks.measure.Workload.ALTERNATE;
import static dev.fermata.benchmarks.measure.Workload.CALLS_MEMORY;
import static dev.fermata.benchmarks.measure.Workload.CREATE;
import static dev.fermata.benchmarks.measure.Workload.DEPTH;
import static dev.fermata.benchmarks.measure.Workload.DESCENT;
import static dev.fermata.benchmarks.measure.Workload.FLAT;
import static dev.fermata.benchmarks.measure.Workload.FLAT_INTS;
import static dev.fermata.benchmarks.measure.Workload.GENERATOR_MEMORY;
import static dev.fermata.benchmarks.measure.Workload.INSIDE;
import static dev.fermata.benchmarks.measure.Workload.OUTSIDE;
import static dev.fermata.benchmarks.measure.Workload.START;
import static dev.fermata.benchmarks.measure.Workload.TREE;

import java.util.ArrayList;
import java.util.List;

/** Which subject is measured on what, and what is promised. */
final class Plan {
  static final String OURS = "Fermata";
  static final String PLAIN = "HandWritten";
  static final String ITERATOR = "KotlinIterator";
  static final String SUSPEND = "KotlinSuspend";
  static final String RAW = "KotlinRaw";

  /** The two rows of the start-up table. */
  static final String WITH_AGENT = "with agent";

  static final String WITHOUT_AGENT = "without agent";

  private static final int SHALLOW = 1;
  private static final int DEEP = 1_000;

  private Plan() {}

  /** What the targets and the main rivals need. */
  static List<Cell> quick() {
    List<Cell> cells = new ArrayList<>();
    add(cells, FLAT, OURS, ITERATOR, PLAIN);
    add(cells, FLAT_INTS, OURS, RAW);
    add(cells, TREE, OURS, SUSPEND);
    for (int calls : List.of(SHALLOW, DEEP)) {
      cells.add(Cell.deep(DEPTH, OURS, calls));
    }
    add(cells, CREATE, OURS, ITERATOR);
    add(cells, INSIDE, OURS);
    add(cells, OUTSIDE, OURS, PLAIN);
    add(cells, ALTERNATE, OURS, RAW);
    addPrograms(cells);
    return cells;
  }

  static List<Cell> full() {
    List<Cell> cells = new ArrayList<>();
    add(cells, FLAT, OURS, ITERATOR, PLAIN);
    addPolluted(cells, FLAT, OURS, ITERATOR, PLAIN);
    add(cells, FLAT_INTS, OURS, RAW, PLAIN);
    addPolluted(cells, FLAT_INTS, OURS, RAW, PLAIN);
    add(cells, TREE, OURS, SUSPEND, ITERATOR, PLAIN);
    for (Workload workload : List.of(DEPTH, DESCENT)) {
      for (int calls : List.of(SHALLOW, 10, 100, DEEP)) {
        cells.add(Cell.deep(workload, OURS, calls));
        cells.add(Cell.deep(workload, SUSPEND, calls));
      }
    }
    add(cells, CREATE, OURS, ITERATOR, PLAIN);
    addPolluted(cells, CREATE, OURS, ITERATOR, PLAIN);
    add(cells, INSIDE, OURS, RAW);
    add(cells, OUTSIDE, OURS, PLAIN);
    add(cells, ALTERNATE, OURS, RAW);
    addPrograms(cells);
    return cells;
  }

  static List<Target> targets() {
    Cell plainRecursion = Cell.of(OUTSIDE, PLAIN);
    return List.of(
        Target.ratio("Flat boxed generator to Kotlin's `iterator`", 0.6, FLAT, OURS, ITERATOR),
        Target.ratio("`IntGenerator` to Kotlin's raw coroutine", 0.8, FLAT_INTS, OURS, RAW),
        deepToShallow("Yield from depth 1,000 to depth 1", DEPTH),
        deepToShallow("The same, with the way down", DESCENT),
        Target.ratio(
            "Recursion inside a continuation to plain", 1.3, Cell.of(INSIDE, OURS), plainRecursion),
        Target.ratio(
            "Recursion outside a continuation to plain",
            1.0,
            Cell.of(OUTSIDE, OURS),
            plainRecursion),
        Target.value(
            "A suspended generator with three locals", 120, Cell.of(GENERATOR_MEMORY, OURS)),
        Target.difference(
            "Start with the agent over start without",
            0.2,
            Cell.of(START, WITH_AGENT),
            Cell.of(START, WITHOUT_AGENT)));
  }

  private static Target deepToShallow(String what, Workload workload) {
    return Target.ratio(
        what, 1.5, Cell.deep(workload, OURS, DEEP), Cell.deep(workload, OURS, SHALLOW));
  }

  private static void add(List<Cell> cells, Workload workload, String... subjects) {
    for (String subject : subjects) {
      cells.add(Cell.of(workload, subject));
    }
  }

  private static void addPolluted(List<Cell> cells, Workload workload, String... subjects) {
    for (String subject : subjects) {
      cells.add(Cell.polluted(workload, subject));
    }
  }

  private static void addPrograms(List<Cell> cells) {
    add(cells, GENERATOR_MEMORY, OURS, ITERATOR, PLAIN);
    for (int calls : List.of(1, 10)) {
      for (String subject : List.of(OURS, RAW, PLAIN)) {
        cells.add(Cell.deep(CALLS_MEMORY, subject, calls));
      }
    }
    add(cells, START, WITH_AGENT, WITHOUT_AGENT);
  }
}
