package dev.fermata.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a task or a deferred value. Cancels it if it is cancelled itself, and then goes on
 * waiting for its end; unless it is a shield, which leaves it alone and waits no longer.
 */
final class CompletionWait extends Listener implements Wait, Runnable {
  private final Awaitable<?> target;
  private final Completion completion;
  private final boolean isShield;
  private @Nullable TaskStack task;
  private @Nullable Cancelled passedOn;

  /** While the target is being cancelled: if that comes back here, they wait for each other. */
  private boolean passing;

  CompletionWait(Awaitable<?> target, boolean isShield) {
    this.target = target;
    this.completion = Awaitables.completion(target);
    this.isShield = isShield;
  }

  @Override
  public void begin(TaskStack waiter) {
    if (target == waiter) {
      throw new IllegalStateException(waiter + " cannot await itself: it would wait for ever.");
    }
    task = waiter;
    if (!completion.listen(this)) {
      run();
    }
  }

  @Override
  void completed() {
    Objects.requireNonNull(task).loop.execute(this);
  }

  @Override
  public void run() {
    Objects.requireNonNull(task).wake(this);
  }

  @Override
  public void deliver(TaskStack waiter) {
    Completion.Failure failure = completion.failure();
    if (failure == null) {
      waiter.deliver(completion.result());
    } else if (passedOn != null && failure.isCancellation()) {
      waiter.raise(passedOn);
    } else {
      waiter.raise(failure.retrieve());
    }
  }

  @Override
  public boolean cancel(Cancelled signal) {
    if (!isShield && !passing && passOn(signal)) {
      passedOn = signal;
      return false;
    }
    detached = true;
    return true;
  }

  private boolean passOn(Cancelled signal) {
    passing = true;
    try {
      return Awaitables.cancel(target, signal.reason());
    } finally {
      passing = false;
    }
  }

  @Override
  public boolean isOutside() {
    return Awaitables.isOutside(target, Objects.requireNonNull(task).loop);
  }

  @Override
  public String description() {
    return Awaitables.describe(target);
  }
}
