package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** Tells the handler of a run what nobody else is told; one that throws itself is survived. */
record FailureReports(ExceptionHandler handler) {
  /** Reports what a task that has ended has thrown, unless somebody awaits it. */
  void reportUnseen(RunningTask<?> task) {
    Completion.Failure failure = task.completion.failure();
    if (failure != null && !failure.isCancellation() && !failure.isRetrieved()) {
      report(task.name() + " has failed, and nobody awaits it", failure.thrown(), task);
    }
  }

  void report(String message, Throwable thrown, @Nullable RunningTask<?> task) {
    try {
      handler.handle(message, thrown, task);
    } catch (Throwable broken) {
      Failures.suppress(broken, thrown);
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    }
  }
}
