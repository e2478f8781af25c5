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

  private static final int IDLE = 0;

  /** An element waits to be taken: the body is not entered for that. */
  private static final int AHEAD = 1;

  /** An operation is under way. */
  private static final int USED = 2;

  final Generator<T> body;

  /** No enum: storing a reference costs twice, and each element takes four. */
  private int phase = IDLE;

  /** The task whose operation runs, or was the last to. */
  private @Nullable RunningTask<?> user;

  /** Where it has begun: which of what has begun, the last first; null before and after. */
  private @Nullable StartedGenerators started;

  /** Where it was begun; empty unless that is asked for. */
  private StackTraceElement[] begun = NONE;

  AsyncUse(Generator<T> body) {
    this.body = body;
  }

  final boolean isUsed() {
    return phase == USED;
  }

  final boolean isAhead() {
    return phase == AHEAD;
  }

  final void ahead() {
    phase = AHEAD;
  }

  final void taken() {
    phase = IDLE;
  }

  @Suspendable
  final RunningTask<?> begin(String operation) {
    RunningTask<?> task = Current.task();
    if (phase == USED) {
      throw refused(operation, task);
    }
    phase = USED;
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
    return phase == USED && Objects.requireNonNull(user).cancelling() > 0;
  }

  final void end(boolean mayHaveEnded) {
    phase = IDLE;
    if (mayHaveEnded && started != null && body.state() == Generator.State.CLOSED) {
      started.remove((AsyncBody<?, ?, ?>) this);
      started = null;
      user = null;
    }
  }
}
