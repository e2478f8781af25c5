package dev.fermata.async;

import java.util.List;

/**
 * The tasks of a loop that belong to no group, such as those that the library begins for a
 * generator or a subscriber. What is left of them when the run ends is cancelled. What they throw
 * is reported, unless somebody awaits them.
 */
final class Background implements Parent {
  private final EventLoop loop;
  private final Children children = new Children();

  Background(EventLoop loop) {
    this.loop = loop;
  }

  /** Begins a task; called by the loop, or in a step of it. */
  <T> RunningTask<T> begin(Object work) {
    loop.lock();
    try {
      RunningTask<T> task = new RunningTask<>(loop, this, work);
      children.add(task);
      loop.makeReady(task);
      return task;
    } finally {
      loop.unlock();
    }
  }

  @Override
  public void childEnded(RunningTask<?> child) {
    children.remove(child);
    loop.reports.reportUnseen(child);
  }

  boolean isEmpty() {
    return children.isEmpty();
  }

  void cancelAll(String reason) {
    children.cancelAll(reason);
  }

  void addChildren(List<RunningTask<?>> all) {
    children.addTo(all);
  }
}
