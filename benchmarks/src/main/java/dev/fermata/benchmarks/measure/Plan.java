package dev.fermata.benchmarks.measure;

import static dev.fermata.benchmarks.measure.Workload.ALTERNATE;
import static dev.fermata.benchmarks.measure.Workload.ASYNC_ELEMENTS;
import static dev.fermata.benchmarks.measure.Workload.BLOCKS;
import static dev.fermata.benchmarks.measure.Workload.CALLS_MEMORY;
import static dev.fermata.benchmarks.measure.Workload.CHAIN;
import static dev.fermata.benchmarks.measure.Workload.CHAIN_PUSHED;
import static dev.fermata.benchmarks.measure.Workload.COMPLETED;
import static dev.fermata.benchmarks.measure.Workload.CREATE;
import static dev.fermata.benchmarks.measure.Workload.DEPTH;
import static dev.fermata.benchmarks.measure.Workload.DESCENT;
import static dev.fermata.benchmarks.measure.Workload.FAN_OUT;
import static dev.fermata.benchmarks.measure.Workload.FLAT;
import static dev.fermata.benchmarks.measure.Workload.FLAT_INTS;
import static dev.fermata.benchmarks.measure.Workload.GENERATOR_MEMORY;
import static dev.fermata.benchmarks.measure.Workload.INSIDE;
import static dev.fermata.benchmarks.measure.Workload.OUTSIDE;
import static dev.fermata.benchmarks.measure.Workload.PUSH;
import static dev.fermata.benchmarks.measure.Workload.RARE;
import static dev.fermata.benchmarks.measure.Workload.RENDEZVOUS;
import static dev.fermata.benchmarks.measure.Workload.SLEEPERS;
import static dev.fermata.benchmarks.measure.Workload.SPAWN;
import static dev.fermata.benchmarks.measure.Workload.START;
import static dev.fermata.benchmarks.measure.Workload.SWITCH;
import static dev.fermata.benchmarks.measure.Workload.SYNC_ELEMENTS;
import static dev.fermata.benchmarks.measure.Workload.TREE;
import static dev.fermata.benchmarks.measure.Workload.TURNS;

import java.util.List;
import java.util.stream.Stream;

/** Which subject is measured on what: a row is added for each new one. */
final class Plan {
  static final String OURS = "Fermata";
  static final String LOOP = "PlainLoop";
  static final String PLAIN = "HandWritten";
  static final String STREAM = "StreamIterator";
  static final String FOR_EACH = "StreamForEach";
  static final String ITERATOR = "KotlinIterator";
  static final String SUSPEND = "KotlinSuspend";
  static final String RAW = "KotlinRaw";
  static final String KILIM = "Kilim";
  static final String JAVAFLOW = "Javaflow";
  static final String CONTINUATION = "JdkContinuation";
  static final String THREADS = "VirtualThreads";

  static final String TASKS = "FermataTasks";
  static final String KOTLIN_TASKS = "KotlinCoroutines";
  static final String THREAD_TASKS = "VirtualThreadTasks";
  static final String ASYNCIO = "Asyncio";

  /** The two rows of the start-up table. */
  static final String WITH_AGENT = "with agent";

  static final String WITHOUT_AGENT = "without agent";

  private static final String[] COROUTINES = {KILIM, JAVAFLOW, CONTINUATION};

  private static final List<Row> ROWS =
      Stream.of(generators(), pipelines(), tasks()).flatMap(List::stream).toList();

  private Plan() {}

  private static List<Row> generators() {
    return List.of(
        Row.of(FLAT, OURS, ITERATOR, PLAIN).inQuickRuns(),
        Row.of(FLAT, LOOP, STREAM),
        Row.of(FLAT, COROUTINES).far(),
        Row.of(FLAT, THREADS).far(),
        Row.of(FLAT, OURS, ITERATOR, PLAIN).asPolluted(),
        Row.of(FLAT_INTS, OURS, RAW).inQuickRuns(),
        Row.of(FLAT_INTS, PLAIN, STREAM),
        Row.of(FLAT_INTS, COROUTINES).far(),
        Row.of(FLAT_INTS, OURS, RAW, PLAIN).asPolluted(),
        Row.of(TREE, OURS, SUSPEND).inQuickRuns(),
        Row.of(TREE, PLAIN, LOOP),
        Row.of(TREE, ITERATOR).far(),
        Row.of(TREE, COROUTINES).far(),
        Row.of(DEPTH, OURS).at(1, 1_000).inQuickRuns(),
        Row.of(DEPTH, OURS, SUSPEND).at(1, 10, 100, 1_000),
        Row.of(DESCENT, OURS, SUSPEND).at(1, 10, 100, 1_000),
        Row.of(DESCENT, COROUTINES).at(1, 10, 100, 1_000).far(),
        Row.of(CREATE, OURS, ITERATOR).inQuickRuns(),
        Row.of(CREATE, PLAIN),
        Row.of(CREATE, COROUTINES).far(),
        Row.of(CREATE, THREADS).far(),
        Row.of(CREATE, OURS, ITERATOR, PLAIN).asPolluted(),
        Row.of(INSIDE, OURS).inQuickRuns(),
        Row.of(INSIDE, RAW).far(),
        Row.of(INSIDE, COROUTINES).far(),
        Row.of(OUTSIDE, OURS, PLAIN).inQuickRuns(),
        Row.of(OUTSIDE, JAVAFLOW).far(),
        Row.of(ALTERNATE, OURS, RAW).inQuickRuns(),
        Row.of(ALTERNATE, COROUTINES).far(),
        Row.of(ALTERNATE, THREADS).far());
  }

  /** Rows of pipelines, memory and start. */
  private static List<Row> pipelines() {
    return List.of(
        Row.of(PUSH, OURS, LOOP).inQuickRuns(),
        Row.of(PUSH, FOR_EACH, ITERATOR, PLAIN),
        Row.of(CHAIN, OURS, STREAM).inQuickRuns(),
        Row.of(CHAIN, ITERATOR, LOOP),
        Row.of(CHAIN_PUSHED, OURS, FOR_EACH).inQuickRuns(),
        Row.of(CHAIN_PUSHED, ITERATOR, LOOP),
        Row.of(RARE, OURS, LOOP).inQuickRuns(),
        Row.of(RARE, ITERATOR),
        Row.of(BLOCKS, OURS, LOOP).inQuickRuns(),
        Row.of(BLOCKS, ITERATOR),
        Row.of(GENERATOR_MEMORY, OURS, ITERATOR, PLAIN).inQuickRuns(),
        Row.of(GENERATOR_MEMORY, COROUTINES),
        Row.of(CALLS_MEMORY, OURS, RAW, PLAIN).at(1, 10).inQuickRuns(),
        Row.of(CALLS_MEMORY, COROUTINES).at(1, 10),
        Row.of(START, WITH_AGENT, WITHOUT_AGENT).inQuickRuns());
  }

  private static List<Row> tasks() {
    return List.of(
        Row.of(SWITCH, TASKS, KOTLIN_TASKS, ASYNCIO).inQuickRuns(),
        Row.of(SWITCH, THREAD_TASKS).far(),
        Row.of(RENDEZVOUS, TASKS, KOTLIN_TASKS),
        Row.of(RENDEZVOUS, THREAD_TASKS).far(),
        Row.of(TURNS, TASKS, KOTLIN_TASKS),
        Row.of(TURNS, THREAD_TASKS).far(),
        Row.of(SPAWN, TASKS, KOTLIN_TASKS).inQuickRuns(),
        Row.of(SPAWN, THREAD_TASKS).far(),
        Row.of(FAN_OUT, TASKS, KOTLIN_TASKS),
        Row.of(FAN_OUT, THREAD_TASKS).far(),
        Row.of(COMPLETED, TASKS).inQuickRuns(),
        Row.of(COMPLETED, KOTLIN_TASKS),
        Row.of(ASYNC_ELEMENTS, TASKS).inQuickRuns(),
        Row.of(ASYNC_ELEMENTS, KOTLIN_TASKS),
        Row.of(SYNC_ELEMENTS, TASKS).inQuickRuns(),
        Row.of(SLEEPERS, TASKS).inQuickRuns(),
        Row.of(SLEEPERS, KOTLIN_TASKS, THREAD_TASKS));
  }

  /** What the targets and the main rivals need. */
  static List<Cell> quick() {
    return ROWS.stream()
        .filter(Row::quick)
        .flatMap(row -> row.cells().stream())
        .distinct()
        .toList();
  }

  static List<Cell> full() {
    return ROWS.stream().flatMap(row -> row.cells().stream()).distinct().toList();
  }

  /** In how many rounds a cell is measured at most. */
  static int rounds(Cell cell) {
    return ROWS.stream()
        .filter(row -> row.cells().contains(cell))
        .mapToInt(Row::rounds)
        .max()
        .orElse(Integer.MAX_VALUE);
  }
}
