package dev.fermata.async;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws the tasks of a loop. Used once, where the loop has been entered. */
final class TaskTree {
  private static final StackTraceElement[] NONE = {};

  private final StringBuilder text = new StringBuilder();
  private final boolean withFrames;

  TaskTree(boolean withFrames) {
    this.withFrames = withFrames;
  }

  String draw(EventLoop loop) {
    RunningTask<?> main = loop.main();
    if (main != null) {
      add(main, "  ");
    }
    List<RunningTask<?>> background = new ArrayList<>();
    loop.background.addChildren(background);
    for (RunningTask<?> each : background) {
      add(each, "  ");
    }
    return text.toString();
  }

  String draw(RunningTask<?> task) {
    add(task, "  ");
    return text.toString();
  }

  private void add(RunningTask<?> task, String indent) {
    Wait wait = task.waiting();
    StackTraceElement[] frames = wait == null ? NONE : task.suspendedFrames();
    text.append(indent).append(task.name()).append(state(task, wait));
    if (withFrames) {
      text.append('\n');
      appendFrames(text, indent, frames);
      appendCreation(task, indent);
    } else {
      text.append(frames.length == 0 ? "\n" : " at " + frames[0] + "\n");
    }
    for (TaskScope group : groups(task)) {
      List<RunningTask<?>> children = new ArrayList<>();
      group.addChildren(children);
      for (RunningTask<?> child : children) {
        add(child, indent + "  ");
      }
    }
  }

  private static String state(RunningTask<?> task, @Nullable Wait wait) {
    if (wait != null) {
      return " waits for " + wait.description();
    }
    if (EventLoop.currentTask() == task) {
      return " is running";
    }
    return task.hasEnded() ? " waits for what it has left open" : " is ready";
  }

  /** The outermost first. */
  private static Deque<TaskScope> groups(RunningTask<?> task) {
    Deque<TaskScope> groups = new ArrayDeque<>();
    for (TaskScope at = task.scopes; at != null; at = at.outer()) {
      groups.push(at);
    }
    return groups;
  }

  private void appendCreation(RunningTask<?> task, String indent) {
    StackTraceElement[] creation = task.creation;
    if (creation != null) {
      text.append(indent).append("  created\n");
      appendFrames(text, indent, Objects.requireNonNull(creation));
    }
  }

  static void appendFrames(StringBuilder text, String indent, StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      text.append(indent).append("    at ").append(frame).append('\n');
    }
  }
}
