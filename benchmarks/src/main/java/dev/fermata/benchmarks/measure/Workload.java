package dev.fermata.benchmarks.measure;

import java.util.Arrays;

/** What is measured, and in which unit. A benchmark of JMH is its method of the same name. */
enum Workload {
  FLAT("flat", Unit.NANOS, "W1 flat: one boxed element of a flat generator"),
  FLAT_INTS("flatInts", Unit.NANOS, "W1p flat: one primitive element of a flat generator"),
  TREE("tree", Unit.NANOS, "W2 tree: one element of a recursive walk of 65,535 nodes, 16 deep"),
  DEPTH("depth", Unit.NANOS, "W2b depth: one element yielded from the innermost of many calls"),
  DESCENT("descent", Unit.NANOS, "W2b with the way down: as many calls for each 1,000 elements"),
  CREATE("create", Unit.NANOS, "W3 create: a generator made, asked for one element, dropped"),
  INSIDE("fibonacciInside", Unit.NANOS, "W4 inside: fib(25) in a coroutine, never suspending"),
  OUTSIDE("fibonacciOutside", Unit.NANOS, "W4 outside: fib(25) called by plain code"),
  ALTERNATE("alternate", Unit.NANOS, "W5 switch: one resumption of one of two in turn"),
  PUSH("push", Unit.NANOS, "One boxed element given to a consumer by `forEach`", "Pipelines"),
  CHAIN("chain", Unit.NANOS, "Five stages: one element of their source", "Pipelines"),
  CHAIN_PUSHED("chainPushed", Unit.NANOS, "Five stages pushed by `forEach`", "Pipelines"),
  RARE("rare", Unit.NANOS, "One iteration of a loop that yields in one of 1,024", "Pipelines"),
  BLOCKS("blocks", Unit.NANOS, "One of 1,024 iterations of a loop between yields", "Pipelines"),
  GENERATOR_MEMORY("generatorMemory", Unit.BYTES, "W6 a suspended generator with three locals"),
  CALLS_MEMORY("callsMemory", Unit.BYTES, "W6 a coroutine suspended in calls of three locals each"),
  SWITCH("pingPong", Unit.NANOS, "A1 switch: one of two tasks in turn, by queues", Workload.TASKS),
  RENDEZVOUS("rendezvous", Unit.NANOS, "A1r switch where the giver waits too", Workload.TASKS),
  TURNS("turns", Unit.NANOS, "A1t switch of two tasks that give way", Workload.TASKS),
  SPAWN("spawnAndJoin", Unit.NANOS, "A2 task: one begun and awaited", Workload.TASKS),
  FAN_OUT("fanOut", Unit.NANOS, "A2f task: one of 1,000 begun at once", Workload.TASKS),
  COMPLETED("completed", Unit.NANOS, "A3 await of a stage that is complete", Workload.TASKS),
  ASYNC_ELEMENTS(
      "asyncElements",
      Unit.NANOS,
      "A4 element of an async generator that does not wait",
      Workload.TASKS),
  SYNC_ELEMENTS(
      "syncElements", Unit.NANOS, "A4s the same from a generator, by plain code", Workload.TASKS),
  SLEEPERS("sleepers", Unit.BYTES, "A5 a sleeping task, one of a million", Workload.TASKS),
  START("start", Unit.SECONDS, "W7 start of hello world");

  private static final String TASKS = "AsyncWorkloads";

  final String key;
  final Unit unit;
  final String title;

  /** The simple name of the class that has the method, for a benchmark of JMH. */
  final String suite;

  Workload(String key, Unit unit, String title) {
    this(key, unit, title, "Workloads");
  }

  Workload(String key, Unit unit, String title, String suite) {
    this.key = key;
    this.unit = unit;
    this.title = title;
    this.suite = suite;
  }

  /** Whether tasks do it, and not generators alone. */
  boolean isOfTasks() {
    return suite.equals(TASKS);
  }

  /** Our subject. */
  String ours() {
    return isOfTasks() ? Plan.TASKS : Plan.OURS;
  }

  /** Whether the number of elements of an invocation can be chosen. */
  boolean takesElements() {
    return this == FLAT || this == FLAT_INTS || this == ALTERNATE;
  }

  static Workload of(String key) {
    return Arrays.stream(values())
        .filter(workload -> workload.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No workload " + key));
  }

  enum Unit {
    NANOS("ns"),
    BYTES("bytes"),
    SECONDS("s");

    final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }
  }
}
