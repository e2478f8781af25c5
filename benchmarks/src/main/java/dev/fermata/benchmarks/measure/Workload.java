package dev.fermata.benchmarks.measure;

/** What is measured, and in which unit. A benchmark of JMH is its method of the same name. */
enum Workload {
  FLAT("flat", Unit.NANOS, "W1 flat: one boxed element of a generator of a million"),
  FLAT_INTS("flatInts", Unit.NANOS, "W1p flat: one primitive element of a generator of a million"),
  TREE("tree", Unit.NANOS, "W2 tree: one element of a recursive walk of 65,535 nodes, 16 deep"),
  DEPTH("depth", Unit.NANOS, "W2b depth: one element yielded from the innermost of many calls"),
  DESCENT("descent", Unit.NANOS, "W2b with the way down: as many calls for each 1,000 elements"),
  CREATE("create", Unit.NANOS, "W3 create: a generator made, asked for one element, dropped"),
  INSIDE("fibonacciInside", Unit.NANOS, "W4 fib(25) inside a coroutine, never suspending"),
  OUTSIDE("fibonacciOutside", Unit.NANOS, "W4 fib(25) called by plain code"),
  ALTERNATE("alternate", Unit.NANOS, "W5 switch: one resumption of one of two in turn"),
  GENERATOR_MEMORY("generatorMemory", Unit.BYTES, "W6 a suspended generator with three locals"),
  CALLS_MEMORY("callsMemory", Unit.BYTES, "W6 a coroutine suspended in calls of three locals each"),
  START("start", Unit.SECONDS, "W7 start of hello world");

  final String key;
  final Unit unit;
  final String title;

  Workload(String key, Unit unit, String title) {
    this.key = key;
    this.unit = unit;
    this.title = title;
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
