package dev.fermata.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Waits to be called back. */
final class CallbackWait<T> extends Listener implements Wait, CallbackBody.Completion<T>, Runnable {
  private final Completion completion = new Completion();
  private @Nullable TaskStack task;
  private volatile @Nullable AutoCloseable onCancel;

  @Override
  public boolean complete(@Nullable T value) {
    return completion.complete(value);
  }

  @Override
  public void fail(Throwable thrown) {
    completion.complete(new Completion.Failure(Objects.requireNonNull(thrown, "thrown")));
  }

  @Override
  public void onCancel(AutoCloseable action) {
    onCancel = Objects.requireNonNull(action, "action");
  }

  @Override
  public void begin(TaskStack waiter) {
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
    } else {
      waiter.raise(failure.retrieve());
    }
  }

  @Override
  public boolean cancel(Cancelled signal) {
    AutoCloseable action = onCancel;
    // what comes from now on is nobody's, also what the action makes come
    boolean isGivenUp = completion.complete(new Completion.Failure(signal));
    if (isGivenUp && action != null) {
      try {
        action.close();
      } catch (Throwable thrown) {
        signal.addSuppressed(thrown);
      }
    }
    return true;
  }

  /** What has come is not lost: it may be a connection. */
  @Override
  public boolean abandon() {
    Completion.Failure failure = completion.failure();
    return !completion.isDone() || (failure != null && failure.isCancellation());
  }

  @Override
  public boolean isOutside() {
    return true;
  }

  @Override
  public String description() {
    return "a call back";
  }
}
