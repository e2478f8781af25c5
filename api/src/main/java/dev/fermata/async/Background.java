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

  /** Begins a task; called where the loop has been entered. */
  <T> RunningTask<T> begin(Object work) {
    RunningTask<T> task = new RunningTask<>(loop, this, work);
    children.add(task);
    loop.makeReady(task);
    return task;
  }

  @Override
  public void childEnded(RunningTask<?> child) {
    children.remove(child);
    loop.reportUnseen(child);
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
