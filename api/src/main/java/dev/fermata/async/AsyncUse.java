package dev.fermata.async;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a generator: one operation at a time, of one task.
 *
 * <pre>
 *   IDLE  --begin-->  USED  --end--> IDLE
 *   IDLE  --hasNext has found an element--> AHEAD  --next--> IDLE
 *   AHEAD --begin of another operation--> USED
 * </pre>
 */
abstract sealed class AsyncUse<T> permits AsyncBody {
  private static final StackTraceElement[] NONE = {};

  final Generator<T> body;

  private Phase phase = Phase.IDLE;

  /** The task whose operation runs, or was the last to. */
  private @Nullable RunningTask<?> user;

  /** Where it has begun: which of what has begun, the last first; null before and after. */
  private @Nullable StartedGenerators started;

  /** Where it was begun; empty unless that is asked for. */
  private StackTraceElement[] begun = NONE;

  private enum Phase {
    IDLE,

    /** An element waits to be taken: the body is not entered for that. */
    AHEAD,

    /** An operation is under way. */
    USED
  }

  AsyncUse(Generator<T> body) {
    this.body = body;
  }

  final boolean isUsed() {
    return phase == Phase.USED;
  }

  final boolean isAhead() {
    return phase == Phase.AHEAD;
  }

  final void ahead() {
    phase = Phase.AHEAD;
  }

  final void taken() {
    phase = Phase.IDLE;
  }

  @Suspendable
  final RunningTask<?> begin(String operation) {
    RunningTask<?> task = Current.task();
    if (phase == Phase.USED) {
      throw refused(operation, task);
    }
    phase = Phase.USED;
    if (user != task) {
      user = task;
    }
    if (started == null) {
      list(task.loop.generators);
    }
    return task;
  }

  private IllegalStateException refused(String operation, RunningTask<?> task) {
    return new IllegalStateException(
        "Cannot "
            + operation
            + " "
            + this
            + " in "
            + task.name()
            + ": an operation of "
            + Objects.requireNonNull(user).name()
            + " is running. Await one before the next.");
  }

  private void list(StartedGenerators all) {
    if (body.state() == Generator.State.CREATED) {
      started = all;
      begun = all.loop.isTraced ? new Throwable().getStackTrace() : begun;
      all.add((AsyncBody<?, ?, ?>) this);
    }
  }

  final StackTraceElement[] begun() {
    return begun;
  }

  /** Tells whether its operation is about to end, because its task was cancelled. */
  final boolean isEnding() {
    return phase == Phase.USED && Objects.requireNonNull(user).cancelling() > 0;
  }

  final void end(boolean mayHaveEnded) {
    phase = Phase.IDLE;
    if (mayHaveEnded && started != null && body.state() == Generator.State.CLOSED) {
      started.remove((AsyncBody<?, ?, ?>) this);
      started = null;
      user = null;
    }
  }
}
