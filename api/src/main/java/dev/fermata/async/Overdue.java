package dev.fermata.async;

import java.time.Duration;

/**
 * Tells, in debug mode, of a task that goes on long after it was cancelled: as a rule because it
 * has caught the signal and not thrown it again.
 */
final class Overdue extends Timer {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final TaskStack task;

  private Overdue(TaskStack task) {
    this.task = task;
  }

  /** Watches a task that is being cancelled. */
  static void watch(TaskStack task) {
    if (task.loop.options.isDebug && task.cancelling() == 1) {
      Overdue watching = new Overdue(task);
      watching.deadlineNanos = task.loop.clock.after(PATIENCE);
      task.loop.timers.add(watching);
    }
  }

  @Override
  void fire() {
    if (!task.hasEnded() && task.cancelling() > 0 && !isExcused()) {
      StringBuilder text = new StringBuilder();
      text.append(task).append(" goes on ").append(PATIENCE.toSeconds());
      text.append(
          " s after it was cancelled. Throw Cancelled again where it is caught, as an Error");
      text.append(" or a Throwable; clean up by Async.shielded if that takes long.\n");
      TaskTree.appendFrames(text, "", task.suspendedFrames());
      DebugMode.LOGGER.log(System.Logger.Level.WARNING, text.toString());
    }
  }

  /** A shield has a budget of its own, and whoever waits for tasks is held up by them. */
  private boolean isExcused() {
    Wait wait = task.waiting();
    return task.shield != null
        || wait instanceof ChildrenWait
        || wait instanceof CompletionWait
        || wait instanceof AllWait;
  }
}
