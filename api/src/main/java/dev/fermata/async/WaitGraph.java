package dev.fermata.async;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who waits for what. */
final class WaitGraph {
  private WaitGraph() {}

  static String of(RunningTask<?> root) {
    return tasks(root).stream().map(WaitGraph::line).collect(Collectors.joining("\n"));
  }

  static boolean isAwaitingOutside(RunningTask<?> root) {
    for (RunningTask<?> task : tasks(root)) {
      Wait wait = task.waiting();
      if (wait != null && wait.isOutside()) {
        return true;
      }
    }
    return false;
  }

  private static String line(RunningTask<?> task) {
    Wait wait = task.waiting();
    StackTraceElement[] frames = task.suspendedFrames();
    return "  "
        + task.name()
        + (wait == null ? " is ready" : " waits for " + wait.description())
        + (frames.length == 0 ? "" : " at " + frames[0]);
  }

  /** The task and all that are in its groups, from the outermost inwards. */
  private static List<RunningTask<?>> tasks(RunningTask<?> root) {
    List<RunningTask<?>> all = new ArrayList<>();
    all.add(root);
    root.loop.background.addChildren(all);
    for (int i = 0; i < all.size(); i++) {
      for (TaskScope group = all.get(i).scopes; group != null; group = group.outer()) {
        group.addChildren(all);
      }
    }
    return all;
  }
}
