package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/**
 * Holds back cancellations that come from outside of a piece of a task, until that has ended. What
 * is requested by a scope inside of it passes.
 */
final class Shield {
  private final TaskStack task;
  private final @Nullable Shield outer;
  private @Nullable Cancelled held;
  private @Nullable Shield heldFor;
  private int requests;

  private Shield(TaskStack task) {
    this.task = task;
    this.outer = task.shield;
  }

  static Shield raise(TaskStack task) {
    task.loop.lock();
    try {
      Shield shield = new Shield(task);
      Cancelled pending = task.takePending();
      if (pending != null) {
        shield.hold(pending, shield.outer, 1);
      }
      task.shield = shield;
      return shield;
    } finally {
      task.loop.unlock();
    }
  }

  /** Lets what was held back pass. */
  void lower() {
    task.loop.lock();
    try {
      task.shield = outer;
      if (held != null) {
        task.receive(held, heldFor, requests);
      }
    } finally {
      task.loop.unlock();
    }
  }

  /** Tells whether this one was raised after {@code other}, and while it was up. */
  boolean isInside(@Nullable Shield other) {
    for (Shield at = this; at != other; at = at.outer) {
      if (at == null) {
        return false;
      }
    }
    return this != other;
  }

  /** Keeps one signal, that which goes furthest out: it ends whatever the others would. */
  void hold(Cancelled signal, @Nullable Shield level, int more) {
    requests += more;
    if (held == null || (heldFor != null && heldFor.isInside(level))) {
      held = signal;
      heldFor = level;
    }
  }

  void drop() {
    held = null;
    requests = 0;
  }

  @Nullable Shield outer() {
    return outer;
  }

  /** How many are held back here. */
  int requests() {
    return requests;
  }
}
