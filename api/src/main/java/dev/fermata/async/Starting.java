package dev.fermata.async;

import dev.fermata.Suspendable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a task does that others wait for until it is ready. */
final class Starting<T> implements Action, StartableBody.Started<T> {
  private final StartableBody<T> body;
  private final Deferred<T> ready = new Deferred<>();

  private Starting(StartableBody<T> body) {
    this.body = Objects.requireNonNull(body, "body");
  }

  /** Is {@link TaskGroup#start}. */
  @Suspendable
  static <T> T in(TaskGroup group, StartableBody<T> body) {
    Starting<T> starting = new Starting<>(body);
    Task<Void> task = group.createTask(starting);
    try {
      // a task that is cancelled before it begins says nothing
      Current.park(new EnoughWait(List.of(starting.ready, task), EnoughWait.Until.ANY, null));
    } catch (Cancelled signal) {
      task.cancel(signal.reason());
      Current.park(new EnoughWait(List.of(task), EnoughWait.Until.ALL, null));
      throw signal;
    }
    if (!starting.ready.isDone()) {
      Async.await(task);
    }
    return Async.await(starting.ready);
  }

  @Override
  public void run() throws Exception {
    try {
      body.run(this);
    } catch (Cancelled signal) {
      ready.cancel(signal.reason());
      throw signal;
    } catch (Throwable thrown) {
      if (!ready.fail(thrown)) {
        throw thrown;
      }
    }
    ready.fail(
        new IllegalStateException("Cannot start the task: it has ended without calling started."));
  }

  @Override
  public void started(@Nullable T value) {
    if (!ready.complete(value)) {
      throw new IllegalStateException("Cannot start the task again: it has called started before.");
    }
  }
}
