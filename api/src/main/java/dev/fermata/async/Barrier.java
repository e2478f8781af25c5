package dev.fermata.async;

import dev.fermata.Suspendable;
import org.jspecify.annotations.Nullable;

/**
 * Lets tasks go on together, as soon as there are so many; again and again.
 *
 * <pre>{@code
 * Barrier barrier = new Barrier(3);
 * for (int i = 0; i < 3; i++) {
 *   group.createTask(() -> { prepare(); barrier.await(); go(); });
 * }
 * }</pre>
 *
 * <p>A task that is cancelled while it waits is no longer counted; the others wait on.
 *
 * <pre>
 *   FILLING   --the last has come-->   DRAINING   those who come wait until all have gone on
 *   FILLING, DRAINING --reset-->       RESETTING  if there are tasks in it: they throw
 *   DRAINING, RESETTING --all gone-->  FILLING
 *   any       --abort-->               BROKEN     all throw, those who come too
 *   BROKEN    --reset-->               RESETTING, or FILLING if there are no tasks in it
 * </pre>
 */
public final class Barrier {
  private final int parties;
  private final Object monitor = new Object();
  private final WaitQueue waiters = new WaitQueue(this, monitor);
  private final WaitQueue blocked = new WaitQueue(this, monitor);
  private Phase phase = Phase.FILLING;

  /** How many have come and not gone on. */
  private int inside;

  private enum Phase {
    FILLING,
    DRAINING,
    RESETTING,
    BROKEN
  }

  /**
   * Creates a barrier.
   *
   * @param parties how many go on together; one or more
   * @throws IllegalArgumentException if it is less than one
   */
  public Barrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException(
          "Cannot create a barrier for " + parties + " tasks: one is the least.");
    }
    this.parties = parties;
  }

  /**
   * Waits until so many wait. The last to come does not suspend.
   *
   * @return how many were there before; each of those who go on together gets another number
   * @throws BrokenBarrierException if it is or was aborted, or is reset meanwhile
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public int await() {
    Current.requireTask();
    int index = -1;
    while (index < 0) {
      Wait entrance = entrance();
      if (entrance != null) {
        Current.park(entrance);
      } else {
        index = isLast() ? parties - 1 : Current.<Integer>get(new Place());
      }
    }
    return index;
  }

  /** Returns null if one can come in. */
  private @Nullable Wait entrance() {
    synchronized (monitor) {
      requireWhole();
      return phase == Phase.FILLING ? null : new Entrance();
    }
  }

  /** Lets the others go on if the caller is the last to come. */
  private boolean isLast() {
    synchronized (monitor) {
      if (phase != Phase.FILLING || inside + 1 < parties) {
        return false;
      }
      fill();
      left();
      return true;
    }
  }

  private void fill() {
    inside++;
    phase = Phase.DRAINING;
    waiters.grant(waiters.size());
  }

  private void left() {
    inside--;
    if (inside == 0 && (phase == Phase.DRAINING || phase == Phase.RESETTING)) {
      phase = Phase.FILLING;
      blocked.grant(blocked.size());
    }
  }

  private void requireWhole() {
    if (phase == Phase.BROKEN) {
      throw new BrokenBarrierException("The barrier was aborted.");
    }
  }

  /**
   * Makes those throw that wait; the barrier can then be used again. While those go on who have
   * waited together, it makes the rest of them throw, and nobody else. May be called by any thread.
   */
  public void reset() {
    synchronized (monitor) {
      phase = inside == 0 ? Phase.FILLING : Phase.RESETTING;
      waiters.grant(waiters.size());
    }
  }

  /** Makes those throw that wait, and that come until a {@link #reset}. By any thread. */
  public void abort() {
    synchronized (monitor) {
      phase = Phase.BROKEN;
      waiters.grant(waiters.size());
      blocked.grant(blocked.size());
    }
  }

  /**
   * Returns how many go on together.
   *
   * @return one or more
   */
  public int parties() {
    return parties;
  }

  /**
   * Returns how many wait to go on together.
   *
   * @return zero while those go on who have
   */
  public int waiting() {
    synchronized (monitor) {
      return phase == Phase.FILLING ? inside : 0;
    }
  }

  /**
   * Tells whether it was aborted.
   *
   * @return true until it is reset
   */
  public boolean isBroken() {
    synchronized (monitor) {
      return phase == Phase.BROKEN;
    }
  }

  @Override
  public String toString() {
    synchronized (monitor) {
      return "Barrier["
          + (phase == Phase.BROKEN ? "broken" : waiting() + " of " + parties + " are there")
          + "]";
    }
  }

  /** Where those wait who have come in. */
  private final class Place extends Waiter {
    /** Negative if it has not come in, because another thread was quicker. */
    private int index;

    Place() {
      super(waiters);
    }

    @Override
    void arrive() {
      if (phase != Phase.FILLING) {
        index = -1;
        grant(null);
      } else {
        index = inside;
        if (index + 1 == parties) {
          fill();
          grant(null);
        } else {
          inside++;
          home.add(this);
        }
      }
    }

    @Override
    Object take(@Nullable Object granted) {
      if (index < 0) {
        return index;
      }
      boolean isReset = phase == Phase.RESETTING;
      boolean isAborted = phase == Phase.BROKEN;
      left();
      if (isReset || isAborted) {
        throw new BrokenBarrierException(
            "The barrier was " + (isReset ? "reset" : "aborted") + " while this task waited.");
      }
      return index;
    }

    @Override
    void withdrawn(boolean wasGranted) {
      if (index >= 0) {
        left();
      }
    }
  }

  /** Where those wait who cannot come in yet. */
  private final class Entrance extends Waiter {
    Entrance() {
      super(blocked);
    }

    @Override
    void arrive() {
      if (phase == Phase.FILLING || phase == Phase.BROKEN) {
        grant(null);
      } else {
        home.add(this);
      }
    }
  }
}
