package dev.fermata.async;

import dev.fermata.runtime.Sneaky;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A task and its frames in one. */
final class RunningTask<T> extends TaskStack implements Task<T> {
  private static final AtomicLong NUMBERS = new AtomicLong();

  final Completion completion = new Completion();

  /** What it belongs to; null for the first of a run. */
  private final @Nullable Parent parent;

  /** Its neighbours there. */
  @Nullable RunningTask<?> previous;

  @Nullable RunningTask<?> next;

  /** The innermost group that it has opened. */
  @Nullable TaskScope scopes;

  /** The values of context variables. */
  Context context = Context.current();

  /** Where it was created; null unless that is asked for. */
  final StackTraceElement @Nullable [] creation;

  /** Null unless it is recorded. */
  private final @Nullable TaskEvent event = Recording.isOn() ? TaskEvent.begun() : null;

  private final long number = NUMBERS.incrementAndGet();
  private @Nullable String name;

  RunningTask(EventLoop loop, @Nullable Parent parent, Object body) {
    super(loop, body);
    this.parent = parent;
    creation = loop.isTraced ? new Throwable().getStackTrace() : null;
  }

  @Override
  void ended(@Nullable Object outcome) {
    if (scopes == null) {
      finish(outcome);
    } else {
      deliver(withOpenGroup(outcome));
      for (TaskScope at = scopes; at != null; at = at.outer()) {
        at.abandon();
      }
      scopeEmptied();
    }
  }

  @Override
  void suspended() {
    if (event != null) {
      event.suspended();
    }
  }

  @Override
  void resumed(Wait over) {
    if (event != null) {
      event.resumed(this, over);
    }
  }

  /** It has not ended for others before all that it has begun has ended. */
  void scopeEmptied() {
    for (TaskScope at = scopes; at != null; at = at.outer()) {
      if (!at.isEmpty()) {
        return;
      }
    }
    scopes = null;
    finish(takeReference());
  }

  private Completion.Failure withOpenGroup(@Nullable Object outcome) {
    IllegalStateException open =
        new IllegalStateException(
            this
                + " ended before a task group that it had opened. Open groups by"
                + " try-with-resources, or use TaskGroup.run.");
    if (outcome instanceof Completion.Failure failure) {
      failure.thrown().addSuppressed(open);
      return failure;
    }
    return new Completion.Failure(open);
  }

  private void finish(@Nullable Object outcome) {
    if (outcome instanceof Completion.Failure failure && completion.isAwaited()) {
      failure.retrieve();
    }
    completion.complete(outcome);
    if (event != null) {
      event.ended(this);
    }
    if (parent != null) {
      parent.childEnded(this);
    }
  }

  // ---- for any thread

  @Override
  public String name() {
    return name == null ? "Task-" + number : name;
  }

  @Override
  public void name(String newName) {
    name = newName;
  }

  @Override
  public boolean cancel(String reason) {
    Cancelled signal = new Cancelled(reason, EventLoop.currentTask());
    if (loop.isHere() || loop.enter()) {
      loop.lock();
      try {
        return !isDone() && request(signal, null);
      } finally {
        loop.unlock();
      }
    }
    boolean isLate = isDone();
    loop.post(() -> request(signal, null));
    return !isLate;
  }

  @Override
  public boolean isDone() {
    return completion.isDone();
  }

  @Override
  public boolean isCancelled() {
    Completion.Failure failure = completion.failure();
    return failure != null && failure.isCancellation();
  }

  @Override
  public Status status() {
    Completion.Failure failure = completion.failure();
    if (failure != null) {
      return failure.isCancellation() ? Status.CANCELLED : Status.FAILED;
    }
    return isDone() ? Status.SUCCESS : Status.RUNNING;
  }

  @Override
  public T resultNow() {
    if (status() != Status.SUCCESS) {
      throw new IllegalStateException(this + " has no result.");
    }
    return result();
  }

  @Override
  public Throwable exceptionNow() {
    Completion.Failure failure = completion.failure();
    if (failure == null || failure.isCancellation()) {
      throw new IllegalStateException(this + " has not failed.");
    }
    return failure.thrown();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    refuseBlocking();
    Blocked.until(completion);
    return outcome();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    refuseBlocking();
    if (!Blocked.until(completion, unit.toNanos(timeout))) {
      throw new TimeoutException(this + " has not ended within " + timeout + " " + unit);
    }
    return outcome();
  }

  private void refuseBlocking() {
    if (loop.isHere() && !isDone()) {
      throw new IllegalStateException(
          "Cannot block for "
              + this
              + ": this thread runs it, and would wait for ever. Use Async.await.");
    }
  }

  private T outcome() throws ExecutionException {
    Completion.Failure failure = completion.failure();
    if (failure == null) {
      return result();
    }
    if (failure.isCancellation()) {
      throw Sneaky.rethrow(failure.retrieve());
    }
    throw new ExecutionException(failure.retrieve());
  }

  // What the body returned, and null only where T has it.
  @SuppressWarnings({"unchecked", "NullAway"})
  private T result() {
    return (T) completion.result();
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    return TaskFuture.of(this);
  }

  @Override
  public String toString() {
    StackTraceElement[] frames = suspendedFrames();
    Wait wait = waiting();
    return "Task["
        + name()
        + ", "
        + status()
        + (wait == null ? "" : ", waits for " + wait.description())
        + (frames.length == 0 ? "" : " at " + frames[0])
        + "]";
  }
}
