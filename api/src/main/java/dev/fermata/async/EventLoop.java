package dev.fermata.async;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on the thread that calls it, one step after the other, first come first served.
 *
 * <p>Each turn takes over what other threads have asked for, then what is due, and then does one
 * step of each task that is ready. All that concerns its tasks is touched by its thread only:
 * others {@link #post}.
 */
final class EventLoop {
  private static final ThreadLocal<@Nullable EventLoop> HERE = new ThreadLocal<>();

  final Clock clock;
  final Timers timers = new Timers();
  final WakeUps wakeUps = new WakeUps();
  final StartedGenerators generators = new StartedGenerators(this);
  final Background background = new Background(this);
  final Threads threads = new Threads(this);

  /** The task whose step is being done. */
  @Nullable TaskStack current;

  private final Queue<Runnable> ready = new ArrayDeque<>();
  private @Nullable Thread owner;
  private @Nullable RunningTask<?> main;
  private boolean wasInterrupted;
  private int holds;
  private @Nullable DeadlockException deadlock;

  /** What follows tasks from thread to thread; null if nothing does. */
  final @Nullable ContextElements elements;

  private final ExceptionHandler handler;

  EventLoop(Clock clock, ExceptionHandler handler, @Nullable ContextElements elements) {
    this.clock = clock;
    this.handler = handler;
    this.elements = elements;
  }

  static @Nullable EventLoop here() {
    return HERE.get();
  }

  /** The loop that this thread runs. */
  static EventLoop requireHere(String operation) {
    EventLoop here = here();
    if (here == null) {
      throw new IllegalStateException(
          "Cannot " + operation + " here: this thread runs no tasks. Do it in one, by Async.run.");
    }
    return here;
  }

  static @Nullable RunningTask<?> currentTask() {
    EventLoop here = here();
    return here == null ? null : (RunningTask<?>) here.current;
  }

  /** Tells whether the caller may touch what belongs to this loop; if not, it is to post. */
  boolean enter() {
    return Thread.currentThread() == owner;
  }

  /** Asks the loop to do something; by any thread. Does nothing if the loop is closed. */
  void post(Runnable what) {
    wakeUps.add(what);
  }

  /** Does something that touches what belongs to this loop: now, or by a request. */
  void execute(Runnable what) {
    if (enter()) {
      what.run();
    } else {
      post(what);
    }
  }

  void makeReady(Runnable step) {
    ready.add(step);
  }

  /** Runs until {@code first} has ended. */
  void run(RunningTask<?> first) {
    owner = Thread.currentThread();
    wasInterrupted = false;
    deadlock = null;
    HERE.set(this);
    try {
      runToEnd(first);
      endBackground();
      if (!generators.isEmpty()) {
        runToEnd(new RunningTask<>(this, null, (Action) generators::closeAll));
        endBackground();
      }
      while (!ready.isEmpty()) {
        runReady();
      }
    } finally {
      owner = null;
      main = null;
      HERE.remove();
    }
  }

  private void runToEnd(RunningTask<?> task) {
    main = task;
    makeReady(task);
    while (!task.isDone()) {
      turn();
    }
  }

  private void endBackground() {
    background.cancelAll("the run has ended");
    while (!background.isEmpty()) {
      turn();
    }
  }

  private void turn() {
    takeRequests();
    if (ready.isEmpty()) {
      clock.awaitWork(this);
      takeRequests();
    }
    if (!timers.isEmpty()) {
      fireTimers();
    }
    runReady();
  }

  /** Takes over what other threads ask for; also while a task runs. */
  void takeRequests() {
    wakeUps.runAll();
    if (Thread.interrupted()) {
      wasInterrupted = true;
      cancelMain("the thread that runs it was interrupted");
    }
  }

  private void cancelMain(String reason) {
    Objects.requireNonNull(main).cancel(reason);
  }

  private void fireTimers() {
    long now = clock.nanoTime();
    for (Timer due = timers.takeDue(now); due != null; due = timers.takeDue(now)) {
      due.fire();
    }
  }

  private void runReady() {
    for (int left = ready.size(); left > 0; left--) {
      ready.remove().run();
    }
  }

  /** Tells whether the run that has ended was interrupted. */
  boolean wasInterrupted() {
    return wasInterrupted;
  }

  void close() {
    wakeUps.close();
    threads.close();
  }

  // ---- failures that nobody is told

  /** Reports what a task that has ended has thrown, unless somebody awaits it. */
  void reportUnseen(RunningTask<?> task) {
    Completion.Failure failure = task.completion.failure();
    if (failure != null && !failure.isCancellation() && !failure.isRetrieved()) {
      report(task.name() + " has failed, and nobody awaits it", failure.thrown(), task);
    }
  }

  void report(String message, Throwable thrown, @Nullable RunningTask<?> task) {
    try {
      handler.handle(message, thrown, task);
    } catch (Throwable broken) {
      Failures.suppress(broken, thrown);
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    }
  }

  // ---- virtual time

  /** Lets virtual time stand still while something goes on outside; by the loop's thread. */
  void hold() {
    holds++;
  }

  void release() {
    holds--;
  }

  boolean isHeldBack() {
    return holds > 0;
  }

  boolean isAwaitingOutside() {
    return WaitGraph.isAwaitingOutside(Objects.requireNonNull(main));
  }

  /** Cancels the tasks, once; if they then wait for ever again, they are left as they are. */
  void deadlocked() {
    if (deadlock != null) {
      throw deadlock;
    }
    deadlock = new DeadlockException(WaitGraph.of(Objects.requireNonNull(main)));
    cancelMain("all tasks wait for each other");
  }

  @Nullable DeadlockException deadlock() {
    return deadlock;
  }
}
