package dev.fermata.async;

/** What tasks belong to. */
interface Parent {
  /** Called where the loop has been entered, when a task of this has ended. */
  void childEnded(RunningTask<?> child);
}
