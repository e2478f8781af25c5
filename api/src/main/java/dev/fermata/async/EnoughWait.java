package dev.fermata.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Waits until enough of several have ended, or for a time; leaves them alone. Delivers the first
 * that ended, null if none has.
 */
final class EnoughWait extends Timer implements Wait {
  private final List<? extends Awaitable<?>> all;
  private final Until until;
  private final @Nullable Duration limit;
  private final List<Arrival> arrivals = new ArrayList<>();
  private int left;
  private @Nullable TaskStack task;
  private @Nullable Awaitable<?> first;

  /** What is enough. */
  enum Until {
    ANY,
    ANY_FAILURE,
    ALL
  }

  /** Creates one for distinct targets. */
  EnoughWait(List<? extends Awaitable<?>> all, Until until, @Nullable Duration limit) {
    this.all = all;
    this.until = until;
    this.limit = limit;
  }

  @Override
  public void begin(TaskStack waiter) {
    task = waiter;
    left = all.size();
    for (Awaitable<?> each : all) {
      Arrival arrival = new Arrival(each);
      arrivals.add(arrival);
      if (!arrival.completion.listen(arrival)) {
        arrival.run();
      }
    }
    if (limit != null) {
      deadlineNanos = waiter.loop.clock.after(limit);
      waiter.loop.timers.add(this);
    }
  }

  private void arrived(Awaitable<?> target, boolean hasFailed) {
    left--;
    if (first == null) {
      first = target;
    }
    boolean isEnough =
        switch (until) {
          case ANY -> true;
          case ANY_FAILURE -> hasFailed || left == 0;
          case ALL -> left == 0;
        };
    if (isEnough) {
      fire();
    }
  }

  @Override
  void fire() {
    Objects.requireNonNull(task).wake(this);
  }

  @Override
  public void deliver(TaskStack waiter) {
    leave(waiter);
    waiter.deliver(first);
  }

  @Override
  public boolean cancel(Cancelled signal) {
    return true;
  }

  @Override
  public boolean abandon() {
    leave(Objects.requireNonNull(task));
    return true;
  }

  private void leave(TaskStack waiter) {
    waiter.loop.timers.remove(this);
    for (Arrival each : arrivals) {
      each.detached = true;
    }
  }

  @Override
  public boolean isOutside() {
    return Awaitables.isAnyOutside(all, Objects.requireNonNull(task).loop);
  }

  @Override
  public String description() {
    return Awaitables.describe(all, until == Until.ALL ? " and " : " or ");
  }

  /** The end of one of them. */
  private final class Arrival extends Listener implements Runnable {
    private final Awaitable<?> target;
    private final Completion completion;

    Arrival(Awaitable<?> target) {
      this.target = target;
      completion = Awaitables.completion(target);
    }

    @Override
    void completed() {
      Objects.requireNonNull(task).loop.execute(this);
    }

    @Override
    public void run() {
      if (!detached) {
        Completion.Failure failure = completion.failure();
        arrived(target, failure != null && !failure.isCancellation());
      }
    }
  }
}
