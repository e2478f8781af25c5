package dev.fermata.async;

import dev.fermata.StopIteration;
import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gives each of several when it has ended. It is the same iterator each time. */
// It is what iterates over itself, as a generator is.
@SuppressWarnings("IterableAndIterator")
final class CompletionOrder<A extends Awaitable<?>> implements Iterable<A>, Iterator<A> {
  private final EventLoop loop;
  private final Queue<A> ended = new ArrayDeque<>();
  private final long deadlineNanos;
  private int left;
  private @Nullable Next waiting;

  CompletionOrder(EventLoop loop, List<A> all, @Nullable Duration limit) {
    this.loop = loop;
    deadlineNanos = limit == null ? Long.MAX_VALUE : loop.clock.after(limit);
    left = all.size();
    loop.lock();
    try {
      for (A each : all) {
        Arrival arrival = new Arrival(each);
        if (!Awaitables.completion(each).listen(arrival)) {
          arrival.run();
        }
      }
    } finally {
      loop.unlock();
    }
  }

  @Override
  public Iterator<A> iterator() {
    return this;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  @Suspendable
  public A next() {
    if (left == 0) {
      throw new StopIteration(null);
    }
    if (waiting != null) {
      throw new IllegalStateException(
          "Cannot ask for the next task to end: another task is asking. One iterates at a time.");
    }
    A next = poll();
    if (next == null) {
      Current.park(new Next());
      next = poll();
    }
    if (next == null) {
      throw Sneaky.rethrow(new TimeoutException("the time limit is over, " + left + " are left"));
    }
    left--;
    return next;
  }

  private @Nullable A poll() {
    loop.lock();
    try {
      return ended.poll();
    } finally {
      loop.unlock();
    }
  }

  /** Waits for one to end. */
  private final class Next extends Timer implements Wait {
    private @Nullable TaskStack task;

    @Override
    public void begin(TaskStack waiter) {
      task = waiter;
      waiting = this;
      if (!ended.isEmpty()) {
        waiter.wake(this);
      }
      if (CompletionOrder.this.deadlineNanos < Long.MAX_VALUE) {
        deadlineNanos = CompletionOrder.this.deadlineNanos;
        loop.timers.add(this);
      }
    }

    @Override
    void fire() {
      if (task != null) {
        task.wake(this);
      }
    }

    @Override
    public void deliver(TaskStack waiter) {
      abandon();
    }

    @Override
    public boolean cancel(Cancelled signal) {
      return true;
    }

    @Override
    public boolean abandon() {
      waiting = null;
      loop.timers.remove(this);
      return true;
    }

    @Override
    public String description() {
      return "the next of " + left + " to end";
    }
  }

  /** The end of one of them. */
  private final class Arrival extends Listener implements Runnable {
    private final A target;

    Arrival(A target) {
      this.target = target;
    }

    @Override
    void completed() {
      loop.execute(this);
    }

    @Override
    public void run() {
      ended.add(target);
      if (waiting != null) {
        waiting.fire();
      }
    }
  }
}
