package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** A thread that does steps of a loop, and the task whose step it does. */
final class Place {
  private static final ThreadLocal<@Nullable Place> HERE = new ThreadLocal<>();

  final EventLoop loop;
  final Thread thread = Thread.currentThread();
  @Nullable TaskStack current;

  /** What is being done, for the watchdog; null without one. */
  volatile @Nullable Step step;

  /** A step that is being done. */
  static final class Step {
    final RunningTask<?> task;
    final long beganNanos = System.nanoTime();

    /** Owned by the watchdog. */
    boolean told;

    Step(RunningTask<?> task) {
      this.task = task;
    }
  }

  Place(EventLoop loop) {
    this.loop = loop;
  }

  /** Where this thread does steps; null if it does none. */
  static @Nullable Place here() {
    return HERE.get();
  }

  /** Lets this thread do steps of its loop; returns what to {@link #leave} to. */
  @Nullable Place arrive() {
    Place before = HERE.get();
    HERE.set(this);
    return before;
  }

  static void leave(@Nullable Place before) {
    if (before == null) {
      HERE.remove();
    } else {
      HERE.set(before);
    }
  }

  /** Begins a step; returns the task whose step it is part of. */
  @Nullable TaskStack begin(TaskStack task) {
    TaskStack before = current;
    current = task;
    Watchdog watchdog = loop.watchdog;
    if (watchdog != null && before == null) {
      step = new Step((RunningTask<?>) task);
      watchdog.begun(this);
    }
    return before;
  }

  void end(@Nullable TaskStack before) {
    current = before;
    Watchdog watchdog = loop.watchdog;
    if (watchdog != null && before == null) {
      step = null;
      watchdog.ended(this);
    }
  }
}
