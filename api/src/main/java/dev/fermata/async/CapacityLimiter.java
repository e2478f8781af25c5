package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets as many pass as it has tokens, in the order in which they came, and knows who has one: each
 * borrower, which is the task unless it says otherwise, has one at most, and gives back its own.
 *
 * <pre>{@code
 * CapacityLimiter connections = new CapacityLimiter(20);
 * String page = connections.with(() -> fetch(uri));
 * connections.total(5);                              // from now on, as they come back
 * }</pre>
 *
 * <p>A task that is cancelled while it waits takes no token, and one that had been given it and not
 * gone on yet passes it on.
 */
public final class CapacityLimiter {
  private final Object monitor = new Object();
  private final WaitQueue waiters = new WaitQueue(this, monitor);
  private final Set<Object> borrowers = Collections.newSetFromMap(new IdentityHashMap<>());
  private int total;

  /**
   * Creates a limiter.
   *
   * @param total how many tokens there are; zero or more
   * @throws IllegalArgumentException if it is negative
   */
  public CapacityLimiter(int total) {
    this.total = requireNotNegative(total);
  }

  private static int requireNotNegative(int total) {
    if (total < 0) {
      throw new IllegalArgumentException(
          "Cannot limit to " + total + " tokens: zero is the least.");
    }
    return total;
  }

  /**
   * Waits for a token, and takes it for this task. Does not suspend if there is one and nobody
   * waits.
   *
   * @throws IllegalStateException if this task has one already
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public void acquire() {
    acquireFor(Current.task());
  }

  /**
   * Waits for a token, and takes it for {@code borrower}.
   *
   * @param borrower is told apart by identity
   * @throws IllegalStateException if the borrower has one already
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public void acquireFor(Object borrower) {
    Objects.requireNonNull(borrower, "borrower");
    Current.requireTask();
    Wait wait = acquireOrWait(borrower);
    if (wait != null) {
      Current.park(wait);
    }
  }

  private @Nullable Wait acquireOrWait(Object borrower) {
    synchronized (monitor) {
      if (borrowers.contains(borrower)) {
        throw new IllegalStateException(
            "Cannot acquire a token of " + this + ": " + borrower + " has one already.");
      }
      return waiters.granted == 0 && lend(borrower) ? null : new Place(borrower);
    }
  }

  /**
   * Takes a token for {@code borrower} if there is one. May be called by any thread.
   *
   * @param borrower is told apart by identity
   * @return false if there is none, or if the borrower has one already
   */
  public boolean tryAcquireFor(Object borrower) {
    Objects.requireNonNull(borrower, "borrower");
    synchronized (monitor) {
      return lend(borrower);
    }
  }

  private boolean lend(Object borrower) {
    return borrowers.size() < total && borrowers.add(borrower);
  }

  /**
   * Gives back the token of this task.
   *
   * @throws IllegalStateException if this task has none, or if it is called outside of tasks
   */
  public void release() {
    releaseFor(Async.currentTask());
  }

  /**
   * Gives back the token of {@code borrower}. May be called by any thread.
   *
   * @param borrower for whom it was acquired
   * @throws IllegalStateException if the borrower has none
   */
  public void releaseFor(Object borrower) {
    synchronized (monitor) {
      if (!borrowers.remove(borrower)) {
        throw new IllegalStateException(
            "Cannot release a token of " + this + ": " + borrower + " has none.");
      }
      settle();
    }
  }

  /** Gives those who wait what there is. */
  private void settle() {
    while (borrowers.size() < total && waiters.poll() instanceof Place first) {
      first.lendOrRefuse();
    }
  }

  /**
   * Changes how many tokens there are. If that is less than are borrowed, none is lent until enough
   * have come back. May be called by any thread.
   *
   * @param newTotal zero or more
   * @throws IllegalArgumentException if it is negative
   */
  public void total(int newTotal) {
    requireNotNegative(newTotal);
    synchronized (monitor) {
      total = newTotal;
      settle();
    }
  }

  /**
   * Returns how many tokens there are, borrowed or not.
   *
   * @return zero or more
   */
  public int total() {
    synchronized (monitor) {
      return total;
    }
  }

  /**
   * Returns how many tokens are borrowed.
   *
   * @return zero or more; more than there are if they have become less
   */
  public int borrowed() {
    synchronized (monitor) {
      return borrowers.size();
    }
  }

  /**
   * Runs {@code work} while this task has a token.
   *
   * @param work runs in this task
   * @param <T> the type of the result
   * @return what the work returned; what it throws is thrown as it is, declared or not
   */
  @Suspendable
  public <T> T with(Work<T> work) {
    Object borrower = Current.task();
    acquireFor(borrower);
    try {
      return work.call();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    } finally {
      releaseFor(borrower);
    }
  }

  /**
   * Runs {@code action} while this task has a token.
   *
   * @param action runs in this task; what it throws is thrown as it is, declared or not
   */
  @Suspendable
  public void with(Action action) {
    Object borrower = Current.task();
    acquireFor(borrower);
    try {
      action.run();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    } finally {
      releaseFor(borrower);
    }
  }

  /**
   * Runs {@code work} as {@link #with(Work)} does, and declares what it may throw.
   *
   * @param work runs in this task
   * @param declared the type of the exceptions that are to be caught
   * @param <T> the type of the result
   * @param <X> the type of those exceptions
   * @return what the work returned
   * @throws X what the work throws; other exceptions are thrown too
   */
  @Suspendable
  public <T, X extends Throwable> T with(Work<T> work, Class<X> declared) throws X {
    Objects.requireNonNull(declared, "declared");
    return with(work);
  }

  /**
   * Runs {@code action} as {@link #with(Action)} does, and declares what it may throw.
   *
   * @param action runs in this task
   * @param declared the type of the exceptions that are to be caught
   * @param <X> the type of those exceptions
   * @throws X what the action throws; other exceptions are thrown too
   */
  @Suspendable
  public <X extends Throwable> void with(Action action, Class<X> declared) throws X {
    Objects.requireNonNull(declared, "declared");
    with(action);
  }

  @Override
  public String toString() {
    synchronized (monitor) {
      return "CapacityLimiter["
          + borrowers.size()
          + " of "
          + total
          + " borrowed"
          + waiters.waiting()
          + "]";
    }
  }

  private final class Place extends Waiter {
    private final Object borrower;
    private boolean isRefused;

    Place(Object borrower) {
      super(waiters);
      this.borrower = borrower;
    }

    @Override
    void arrive() {
      if (borrowers.size() < total) {
        lendOrRefuse();
      } else {
        home.add(this);
      }
    }

    /** There is a token; but the borrower may have waited twice. */
    void lendOrRefuse() {
      isRefused = !lend(borrower);
      grant(null);
    }

    @Override
    @Nullable Object take(@Nullable Object granted) {
      if (isRefused) {
        throw new IllegalStateException(
            "Cannot acquire a token of "
                + home.owner
                + ": "
                + borrower
                + " has got one meanwhile.");
      }
      return granted;
    }

    @Override
    void withdrawn(boolean wasGranted) {
      if (wasGranted && !isRefused) {
        releaseFor(borrower);
      }
    }
  }
}
