package dev.fermata.async;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * An outcome that is set once, and who is to be told of it, in one field.
 *
 * <pre>
 *   null               pending
 *   a {@link Listener}         pending; the listeners, the newest first
 *   anything else      the outcome: {@link #NOTHING}, a {@link Failure}, or the result itself
 * </pre>
 *
 * <p>Thread-safe, without a lock. Listeners are told in the order in which they came.
 */
final class Completion {
  /** Stands for a result that is null. */
  private static final Object NOTHING = new Object();

  private static final VarHandle STATE = stateHandle();

  private volatile @Nullable Object state;

  /** The outcome of what has thrown or was cancelled. */
  static final class Failure {
    private final Throwable thrown;
    private volatile boolean retrieved;

    Failure(Throwable thrown) {
      this.thrown = thrown;
    }

    /** A {@link Cancelled} if it was cancelled. */
    Throwable thrown() {
      return thrown;
    }

    boolean isCancellation() {
      return thrown instanceof Cancelled;
    }

    /** What is thrown at those who await: the cancellation of another is no signal to them. */
    Throwable retrieve() {
      retrieved = true;
      return thrown instanceof Cancelled cancelled ? cancellation(cancelled) : thrown;
    }

    /** Tells whether somebody has been told of it. */
    boolean isRetrieved() {
      return retrieved;
    }

    private static CancellationException cancellation(Cancelled cancelled) {
      CancellationException seen = new CancellationException(cancelled.reason());
      for (Throwable suppressed : cancelled.getSuppressed()) {
        seen.addSuppressed(suppressed);
      }
      return seen;
    }
  }

  boolean isDone() {
    return isOutcome(state);
  }

  private static boolean isOutcome(@Nullable Object state) {
    return state != null && !(state instanceof Listener);
  }

  /** Tells whether somebody waits for it. */
  boolean isAwaited() {
    for (Listener at = state instanceof Listener newest ? newest : null; at != null; at = at.next) {
      if (!at.detached) {
        return true;
      }
    }
    return false;
  }

  /** Adds a listener, unless it is done: then returns false. */
  boolean listen(Listener listener) {
    while (true) {
      Object before = state;
      if (isOutcome(before)) {
        return false;
      }
      Listener head = (Listener) before;
      while (head != null && head.detached) {
        head = head.next;
      }
      listener.next = head;
      if (STATE.compareAndSet(this, before, listener)) {
        return true;
      }
    }
  }

  /** Sets the outcome, a result or a {@link Failure}; false if there is one already. */
  boolean complete(@Nullable Object outcome) {
    Object after = outcome == null ? NOTHING : outcome;
    while (true) {
      Object before = state;
      if (isOutcome(before)) {
        return false;
      }
      if (STATE.compareAndSet(this, before, after)) {
        tell((Listener) before);
        return true;
      }
    }
  }

  private static void tell(@Nullable Listener newest) {
    Listener oldest = null;
    for (Listener at = newest; at != null; ) {
      Listener earlier = at.next;
      at.next = oldest;
      oldest = at;
      at = earlier;
    }
    for (Listener at = oldest; at != null; ) {
      Listener later = at.next;
      at.next = null;
      at.completed();
      at = later;
    }
  }

  /** Returns null unless it is done and has no result. */
  @Nullable Failure failure() {
    return state instanceof Failure failure ? failure : null;
  }

  /** Returns the result of what is done and has not failed. */
  @Nullable Object result() {
    Object done = state;
    return done == NOTHING ? null : done;
  }

  private static VarHandle stateHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Completion.class, "state", Object.class);
    } catch (ReflectiveOperationException broken) {
      throw new ExceptionInInitializerError(broken);
    }
  }
}
