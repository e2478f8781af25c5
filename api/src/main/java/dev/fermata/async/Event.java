package dev.fermata.async;

import dev.fermata.Suspendable;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened or not, for which any number of tasks wait.
 *
 * <pre>{@code
 * Event started = new Event();
 * group.createTask(() -> { listen(); started.set(); serve(); });
 * started.await();
 * }</pre>
 */
public final class Event {
  private final Object monitor = new Object();
  private final WaitQueue waiters = new WaitQueue(this, monitor);
  private boolean set;

  /** Creates one that has not happened. */
  public Event() {}

  /**
   * Waits until it has happened. Does not suspend if it has. Goes on also if it is cleared between
   * that and the task's turn.
   *
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public void await() {
    Current.requireTask();
    Wait wait = waitUnlessSet();
    if (wait != null) {
      Current.park(wait);
    }
  }

  private @Nullable Wait waitUnlessSet() {
    return isSet() ? null : new Place();
  }

  /** Lets all go on that wait, and that will come. May be called by any thread. */
  public void set() {
    synchronized (monitor) {
      set = true;
      waiters.grant(waiters.size());
    }
  }

  /** Makes those wait that come from now on. May be called by any thread. */
  public void clear() {
    synchronized (monitor) {
      set = false;
    }
  }

  /**
   * Tells whether it has happened. May be called by any thread.
   *
   * @return true from {@link #set} to {@link #clear}
   */
  public boolean isSet() {
    synchronized (monitor) {
      return set;
    }
  }

  @Override
  public String toString() {
    synchronized (monitor) {
      return "Event[" + (set ? "set" : "not set") + waiters.waiting() + "]";
    }
  }

  private final class Place extends Waiter {
    Place() {
      super(waiters);
    }

    @Override
    void arrive() {
      if (set) {
        grant(null);
      } else {
        home.add(this);
      }
    }
  }
}
