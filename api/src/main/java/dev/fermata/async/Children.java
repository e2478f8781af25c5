package dev.fermata.async;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running tasks of a group, each of which is a link in the list, the oldest first. */
final class Children {
  private @Nullable RunningTask<?> oldest;
  private @Nullable RunningTask<?> newest;
  private int size;

  void add(RunningTask<?> task) {
    task.previous = newest;
    if (newest == null) {
      oldest = task;
    } else {
      newest.next = task;
    }
    newest = task;
    size++;
  }

  void remove(RunningTask<?> task) {
    RunningTask<?> before = task.previous;
    RunningTask<?> after = task.next;
    if (before == null) {
      oldest = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.previous = before;
    }
    task.previous = null;
    task.next = null;
    size--;
  }

  /** None of them ends before this returns. */
  void cancelAll(String reason) {
    for (RunningTask<?> at = oldest; at != null; at = at.next) {
      at.cancel(reason);
    }
  }

  boolean isEmpty() {
    return oldest == null;
  }

  int size() {
    return size;
  }

  void addTo(List<RunningTask<?>> all) {
    for (RunningTask<?> at = oldest; at != null; at = at.next) {
      all.add(at);
    }
  }
}
