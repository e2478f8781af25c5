package dev.fermata.benchmarks.measure;

import static dev.fermata.benchmarks.measure.Plan.ASYNCIO;
import static dev.fermata.benchmarks.measure.Plan.FOR_EACH;
import static dev.fermata.benchmarks.measure.Plan.ITERATOR;
import static dev.fermata.benchmarks.measure.Plan.KOTLIN_TASKS;
import static dev.fermata.benchmarks.measure.Plan.LOOP;
import static dev.fermata.benchmarks.measure.Plan.OURS;
import static dev.fermata.benchmarks.measure.Plan.PLAIN;
import static dev.fermata.benchmarks.measure.Plan.RAW;
import static dev.fermata.benchmarks.measure.Plan.STREAM;
import static dev.fermata.benchmarks.measure.Plan.SUSPEND;
import static dev.fermata.benchmarks.measure.Plan.TASKS;
import static dev.fermata.benchmarks.measure.Plan.WITHOUT_AGENT;
import static dev.fermata.benchmarks.measure.Plan.WITH_AGENT;
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
import static dev.fermata.benchmarks.measure.Workload.FLAT;
import static dev.fermata.benchmarks.measure.Workload.FLAT_INTS;
import static dev.fermata.benchmarks.measure.Workload.GENERATOR_MEMORY;
import static dev.fermata.benchmarks.measure.Workload.INSIDE;
import static dev.fermata.benchmarks.measure.Workload.OUTSIDE;
import static dev.fermata.benchmarks.measure.Workload.PUSH;
import static dev.fermata.benchmarks.measure.Workload.RARE;
import static dev.fermata.benchmarks.measure.Workload.SLEEPERS;
import static dev.fermata.benchmarks.measure.Workload.SPAWN;
import static dev.fermata.benchmarks.measure.Workload.START;
import static dev.fermata.benchmarks.measure.Workload.SWITCH;
import static dev.fermata.benchmarks.measure.Workload.SYNC_ELEMENTS;
import static dev.fermata.benchmarks.measure.Workload.TREE;

import java.util.List;
import java.util.stream.Stream;

/** What is promised. */
final class Targets {
  private static final int SHALLOW = 1;
  private static final int DEEP = 1_000;

  private Targets() {}

  static List<Target> all() {
    return Stream.of(generators(), tasks()).flatMap(List::stream).toList();
  }

  private static List<Target> tasks() {
    return List.of(
        Target.ratio("A1 switch of tasks, to Kotlin's", 1.0, SWITCH, TASKS, KOTLIN_TASKS),
        Target.ratio("A1 switch of tasks, to asyncio's", 0.01, SWITCH, TASKS, ASYNCIO),
        Target.ratio("A2 task begun and awaited, to Kotlin's", 1.0, SPAWN, TASKS, KOTLIN_TASKS),
        Target.allocation("A3 await of what is complete", 0, Cell.of(COMPLETED, TASKS)),
        Target.ratio(
            "A4 element without a wait, to a sync one",
            2,
            Cell.of(ASYNC_ELEMENTS, TASKS),
            Cell.of(SYNC_ELEMENTS, TASKS)),
        Target.value("A5 a sleeping task", 300, Cell.of(SLEEPERS, TASKS)));
  }

  private static List<Target> generators() {
    Cell recursion = Cell.of(OUTSIDE, PLAIN);
    return List.of(
        Target.ratio("W1 flat, to Kotlin's `iterator`", 0.5, FLAT, OURS, ITERATOR),
        Target.ratio(
            "W1 among six kinds, to the hand-written iterator",
            1.0,
            Cell.polluted(FLAT, OURS),
            Cell.polluted(FLAT, PLAIN)),
        Target.ratio(
            "W1 among six kinds, to alone", 2, Cell.polluted(FLAT, OURS), Cell.of(FLAT, OURS)),
        Target.ratio("W1p flat, to Kotlin's raw coroutine", 0.6, FLAT_INTS, OURS, RAW),
        Target.ratio("W2 tree, to Kotlin's suspend recursion", 0.4, TREE, OURS, SUSPEND),
        Target.ratio("W2 tree, to the iterator with a stack", 5, TREE, OURS, PLAIN),
        deepToShallow("W2b depth 1,000, to depth 1", DEPTH),
        deepToShallow("The same, with the way down", DESCENT),
        Target.ratio("W3 create, to Kotlin's `iterator`", 0.5, CREATE, OURS, ITERATOR),
        Target.ratio("W4 recursion inside, to plain", 1.1, Cell.of(INSIDE, OURS), recursion),
        Target.ratio("W4 recursion outside, to plain", 1.0, Cell.of(OUTSIDE, OURS), recursion),
        Target.ratio("W5 switch, to Kotlin's raw coroutine", 0.8, ALTERNATE, OURS, RAW),
        Target.value("W6 a generator with three locals", 80, Cell.of(GENERATOR_MEMORY, OURS)),
        Target.value("W6 a coroutine in one call", 136, Cell.deep(CALLS_MEMORY, OURS, SHALLOW)),
        Target.difference(
            "W7 start with the agent, over without",
            0.12,
            Cell.of(START, WITH_AGENT),
            Cell.of(START, WITHOUT_AGENT)),
        Target.ratio("Pushed, to the plain loop", 1.05, PUSH, OURS, LOOP),
        Target.ratio("Five stages, to a stream's iterator", 1.0, CHAIN, OURS, STREAM),
        Target.ratio("Five stages pushed, to `forEach`", 1.5, CHAIN_PUSHED, OURS, FOR_EACH),
        Target.ratio("Loop with a rare yield, to plain", 1.1, RARE, OURS, LOOP),
        Target.ratio("Loops between yields, to plain", 1.1, BLOCKS, OURS, LOOP));
  }

  private static Target deepToShallow(String what, Workload workload) {
    return Target.ratio(
        what, 1.1, Cell.deep(workload, OURS, DEEP), Cell.deep(workload, OURS, SHALLOW));
  }
}
