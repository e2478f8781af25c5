package dev.fermata.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** The future of a task that another thread asks a run to begin. */
final class Submitted<T> extends CompletableFuture<T> {
  private Submitted() {}

  static <T> Submitted<T> to(EventLoop loop, Work<T> work) {
    Submitted<T> future = new Submitted<>();
    if (!loop.post(() -> future.begin(loop, work))) {
      future.refuse();
    }
    return future;
  }

  /** What depends on it is no task: a plain one. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }

  private void refuse() {
    completeExceptionally(
        new RejectedExecutionException("Cannot run the work as a task: the run has ended."));
  }

  private void begin(EventLoop loop, Work<T> work) {
    if (loop.owner() == null || loop.isMainDone()) {
      refuse();
    } else if (!isDone()) {
      RunningTask<T> task = loop.background.begin(work);
      CompletableFuture<T> outcome = task.toCompletableFuture();
      var unusedTold =
          outcome.whenComplete(
              (value, thrown) -> {
                if (thrown == null) {
                  complete(value);
                } else {
                  completeExceptionally(thrown);
                }
              });
      var unusedCancelling = whenComplete((value, thrown) -> outcome.cancel(true));
    }
  }
}
