package dev.fermata.async;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waits until all have ended. Where failures are thrown, the first one cancels the others. Cancels
 * all if it is cancelled itself, and then goes on waiting for their end.
 */
final class AllWait implements Wait {
  private final List<Awaitable<?>> all;
  private final boolean throwsFailures;
  private int left;
  private @Nullable TaskStack task;
  private Completion.@Nullable Failure first;
  private @Nullable Cancelled passedOn;

  /** While all are being cancelled: if that comes back here, they wait for each other. */
  private boolean passing;

  AllWait(Collection<? extends Awaitable<?>> all, boolean throwsFailures) {
    this.all = List.copyOf(all);
    this.throwsFailures = throwsFailures;
  }

  @Override
  public void begin(TaskStack waiter) {
    if (all.contains(waiter)) {
      throw new IllegalStateException(waiter + " cannot await itself: it would wait for ever.");
    }
    task = waiter;
    Set<Awaitable<?>> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Arrival> arrivals = new ArrayList<>();
    for (Awaitable<?> each : all) {
      if (distinct.add(each)) {
        arrivals.add(new Arrival(each));
      }
    }
    left = arrivals.size() + 1;
    for (Arrival each : arrivals) {
      if (!each.completion.listen(each)) {
        each.run();
      }
    }
    arrived();
  }

  private void arrived() {
    left--;
    if (left == 0) {
      Objects.requireNonNull(task).wake(this);
    }
  }

  private void failed(Completion.Failure failure) {
    if (throwsFailures && first == null && passedOn == null) {
      first = failure;
      cancelAll("another that was awaited with it has failed");
    }
  }

  private void cancelAll(String reason) {
    for (Awaitable<?> each : all) {
      Awaitables.cancel(each, reason);
    }
  }

  @Override
  public void deliver(TaskStack waiter) {
    if (passedOn != null) {
      waiter.raise(withFailures(passedOn));
    } else if (first != null) {
      waiter.raise(withFailures(first.retrieve()));
    } else {
      List<@Nullable Object> results = new ArrayList<>(all.size());
      for (Awaitable<?> each : all) {
        Completion completion = Awaitables.completion(each);
        results.add(throwsFailures ? completion.result() : Outcome.of(completion));
      }
      waiter.deliver(Collections.unmodifiableList(results));
    }
  }

  /** Adds what the others have failed with. */
  private Throwable withFailures(Throwable thrown) {
    for (Awaitable<?> each : new LinkedHashSet<>(all)) {
      Completion.Failure failure = Awaitables.completion(each).failure();
      if (failure != null && !failure.isCancellation()) {
        Failures.suppress(thrown, failure.thrown());
      }
    }
    return thrown;
  }

  @Override
  public boolean cancel(Cancelled signal) {
    if (passing) {
      return true;
    }
    passedOn = signal;
    passing = true;
    cancelAll(signal.reason());
    passing = false;
    return false;
  }

  @Override
  public boolean isOutside() {
    return Awaitables.isAnyOutside(all, Objects.requireNonNull(task).loop);
  }

  @Override
  public String description() {
    return Awaitables.describe(all, " and ");
  }

  /** The end of one of them. */
  private final class Arrival extends Listener implements Runnable {
    private final Completion completion;

    Arrival(Awaitable<?> awaited) {
      completion = Awaitables.completion(awaited);
    }

    @Override
    void completed() {
      Objects.requireNonNull(task).loop.execute(this);
    }

    @Override
    public void run() {
      Completion.Failure failure = completion.failure();
      if (failure != null) {
        failed(failure);
      }
      arrived();
    }
  }
}
