package dev.fermata.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks, first come first served: one step after the other on the thread that calls it, or
 * many at a time by {@link Workers}.
 *
 * <p>Each turn takes over what other threads have asked for, then what is due, and then does one
 * step of each task that is ready, or hands it to a worker. What concerns its tasks is touched by
 * its thread only, and where there are workers, only by who holds the lock; others {@link #post}.
 * No step is done while the lock is held.
 */
final class EventLoop {
  final Clock clock;
  final Timers timers = new Timers();
  final WakeUps wakeUps = new WakeUps();
  final StartedGenerators generators = new StartedGenerators(this);
  final Background background = new Background(this);
  final Threads threads = new Threads(this);

  /** Do the steps; null where the loop's own thread does. */
  final @Nullable Workers workers;

  private final ReadySteps ready = new ReadySteps();
  private @Nullable Place ownPlace;
  private volatile @Nullable Thread owner;
  private @Nullable RunningTask<?> main;
  private int holds;

  /** What has happened to the run that has ended. */
  boolean wasInterrupted;

  @Nullable DeadlockException deadlock;

  /** What its work had left when it returned; null if nothing, or if nobody asks. */
  @Nullable LeakException leak;

  /** What follows tasks from thread to thread; null if nothing does. */
  final @Nullable ContextElements elements;

  final FailureReports reports;

  /** Null unless asked for. */
  final @Nullable Watchdog watchdog;

  final Runner.Options options;

  /** Whether tasks and generators remember where they began. */
  final boolean isTraced;

  EventLoop(Runner.Options options) {
    this.options = options;
    isTraced = options.isDebug || options.checksLeaks;
    clock = options.isVirtual ? new Clock.Virtual() : new Clock.Real();
    reports = new FailureReports(options.handler);
    elements = ContextElements.of(options.elements);
    watchdog = options.watchdog();
    workers = options.scheduler.workers(this);
  }

  /** The loop of which this thread does steps. */
  static @Nullable EventLoop here() {
    Place place = Place.here();
    return place == null ? null : place.loop;
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
    Place place = Place.here();
    return place == null ? null : (RunningTask<?>) place.current;
  }

  /** Tells whether this thread does steps of this loop. */
  boolean isHere() {
    return workers == null ? Thread.currentThread() == owner : here() == this;
  }

  /** Where this thread, which does a step of this loop, does it. */
  Place place() {
    return Objects.requireNonNull(workers == null ? ownPlace : Place.here());
  }

  /** Tells whether the caller may touch what belongs to this loop; if not, it is to post. */
  boolean enter() {
    return workers == null ? Thread.currentThread() == owner : workers.isLocked();
  }

  /** Lets what runs in a step of this loop touch what belongs to it; not for long. */
  void lock() {
    if (workers != null) {
      workers.lock();
    }
  }

  void unlock() {
    if (workers != null) {
      workers.unlock();
    }
  }

  /** Asks the loop to do something; by any thread. False if the loop is closed: it is not done. */
  boolean post(Runnable what) {
    return wakeUps.add(what);
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
    if (workers != null && Thread.currentThread() != owner) {
      wakeUps.signal();
    }
  }

  /** Takes what is to be done next; null if there is nothing. With the lock. */
  @Nullable Runnable takeReady() {
    return ready.poll();
  }

  /** Runs until {@code first} has ended. */
  void run(RunningTask<?> first) {
    owner = Thread.currentThread();
    wasInterrupted = false;
    deadlock = null;
    leak = null;
    ownPlace = new Place(this);
    ownPlace.arrive();
    Runs.begun(this);
    lock();
    try {
      runToEnd(first);
      leak = options.checksLeaks ? LeftOvers.of(this) : null;
      endBackground();
      if (!generators.isEmpty()) {
        runToEnd(new RunningTask<>(this, null, (Action) generators::closeAll));
        endBackground();
      }
      while (!ready.isEmpty() || isWorking()) {
        turn();
      }
    } finally {
      owner = null;
      main = null;
      Place.leave(null);
      unlock();
      Runs.ended(this);
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
    if (workers == null) {
      runReady();
    } else {
      workers.dispatch();
    }
  }

  /** Waits for a request, or for the time; may return without. */
  void park(long nanos) {
    unlock();
    try {
      wakeUps.park(nanos);
    } finally {
      lock();
    }
  }

  /** Takes over what other threads ask for; also while a task runs. */
  void takeRequests() {
    if (Thread.currentThread() != owner) {
      return;
    }
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
      Objects.requireNonNull(ready.poll()).run();
    }
  }

  void close() {
    wakeUps.close();
    threads.close();
    if (workers != null) {
      workers.close();
    }
  }

  /** The thread that runs it; null if none does; by any thread. */
  @Nullable Thread owner() {
    return owner;
  }

  /** The first task of the run. */
  @Nullable RunningTask<?> main() {
    return main;
  }

  private boolean isWorking() {
    return workers != null && workers.isWorking();
  }

  boolean isMainDone() {
    return main != null && main.isDone();
  }

  /** Lets the run see what has changed. */
  void signal() {
    wakeUps.signal();
  }

  void report(String message, Throwable thrown, @Nullable RunningTask<?> task) {
    reports.report(message, thrown, task);
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
    return holds > 0 || isWorking();
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
}
