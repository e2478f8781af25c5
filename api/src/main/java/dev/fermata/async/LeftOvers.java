package dev.fermata.async;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the work of a run has begun, and neither ended nor told to end. */
final class LeftOvers {
  private LeftOvers() {}

  /** Called when the first task has ended, before what is left is cancelled and closed. */
  static @Nullable LeakException of(EventLoop loop) {
    StringBuilder left = new StringBuilder();
    List<RunningTask<?>> tasks = new ArrayList<>();
    loop.background.addChildren(tasks);
    for (RunningTask<?> each : tasks) {
      if (each.cancelling() == 0) {
        left.append(new TaskTree(true).draw(each));
      }
    }
    for (AsyncBody<?, ?, ?> each : loop.generators.all()) {
      if (!each.isEnding()) {
        left.append("  ").append(each).append(" was begun and not closed\n");
        TaskTree.appendFrames(left, "  ", each.begun());
      }
    }
    return left.isEmpty() ? null : new LeakException(left.toString());
  }
}
