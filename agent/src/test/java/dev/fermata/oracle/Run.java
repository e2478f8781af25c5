package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** One execution of a case: its event log, and the points that it has reached. */
final class Run {
  private static final int MOST_EVENTS = 20_000;
  private static final ThreadLocal<Run> CURRENT = new ThreadLocal<>();

  private final Plan plan;
  private final List<String> events = new ArrayList<>();
  private final List<List<String>> traces = new ArrayList<>();
  private int reached;
  private int suspended;
  private int eventsAtLastPoint;

  private Run(Plan plan) {
    this.plan = plan;
  }

  /** A run of the original method. */
  static Run plain() {
    return new Run(null);
  }

  /** A run of the twin. */
  static Run of(Plan plan) {
    return new Run(plan);
  }

  /** The run that the calling thread executes. */
  static Run current() {
    Run run = CURRENT.get();
    if (run == null) {
      throw new IllegalStateException("a probe was called outside of a run");
    }
    return run;
  }

  /** Executes a part of this run on the calling thread. */
  <T> T within(Callable<T> part) throws Exception {
    Run outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return part.call();
    } finally {
      CURRENT.set(outer);
    }
  }

  /** Tells whether the run went on for so long that nothing more was noted. */
  boolean isFull() {
    return events.size() >= MOST_EVENTS;
  }

  void event(String event) {
    if (isFull()) {
      throw new AssertionError("more than " + MOST_EVENTS + " events: an endless loop?");
    }
    events.add(event);
  }

  /** A point was reached by its plain method, which is wrong in a run of the twin. */
  void plainPoint(String event) {
    if (plan == null) {
      event(event);
      traces.add(Trace.ofThisThread());
    } else {
      event(event + " [reached by a plain call]");
    }
  }

  /** A point was reached by its twin; true if the plan suspends it. */
  boolean reach(String event) {
    event(event);
    eventsAtLastPoint = events.size();
    boolean suspends = plan.suspendsAt(reached++);
    if (suspends) {
      suspended++;
    }
    return suspends;
  }

  /** How many events there were behind that of the point that was reached last. */
  int eventsAtLastPoint() {
    return eventsAtLastPoint;
  }

  Plan plan() {
    return plan;
  }

  /** By point, the calls that a plain run was in, innermost first. */
  List<List<String>> traces() {
    return traces;
  }

  /** The point at which the run was suspended last, counted from 0. */
  int lastPoint() {
    return reached - 1;
  }

  /** How many points the twin has reached. */
  int reached() {
    return reached;
  }

  /** How many of them suspended. */
  int suspended() {
    return suspended;
  }

  Outcome returned(Object result) {
    return new Outcome(Outcome.describe(result), "nothing", List.copyOf(events));
  }

  Outcome threw(Throwable thrown) {
    return new Outcome("nothing", Outcome.describe(thrown), List.copyOf(events));
  }
}
