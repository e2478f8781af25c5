package dev.fermata.async;

import java.util.concurrent.CompletableFuture;

/**
 * A task as a future. Ends as the task does, in a turn of its own, so that what depends on it never
 * runs within the task; what ends it before cancels the task.
 */
final class TaskFuture<T> extends CompletableFuture<T> {
  private TaskFuture() {}

  static <T> TaskFuture<T> of(RunningTask<T> task) {
    TaskFuture<T> future = new TaskFuture<>();
    Ending<T> ending = new Ending<>(task, future);
    if (!task.completion.listen(ending)) {
      ending.run();
      return future;
    }
    var unused =
        future.whenComplete(
            (value, thrown) -> {
              if (!task.isDone()) {
                ending.detached = true;
                task.cancel("its future was completed by others");
              }
            });
    return future;
  }

  /** What depends on a future of ours is no task: a plain one. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }

  /** Hands the outcome of the task on. */
  private static final class Ending<T> extends Listener implements Runnable {
    private final RunningTask<T> task;
    private final TaskFuture<T> future;

    Ending(RunningTask<T> task, TaskFuture<T> future) {
      this.task = task;
      this.future = future;
    }

    @Override
    void completed() {
      if (task.loop.enter()) {
        task.loop.makeReady(this);
      } else {
        run();
      }
    }

    @Override
    @SuppressWarnings("unchecked") // what the body returned
    public void run() {
      Completion.Failure failure = task.completion.failure();
      if (failure == null) {
        future.complete((T) task.completion.result());
      } else {
        future.completeExceptionally(failure.retrieve());
      }
    }
  }
}
