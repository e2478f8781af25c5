package dev.fermata.async;

/** What a suspended task waits for. Called where the task's loop has been entered. */
interface Wait {
  /** Sees to it that the task is woken; it may be at once, by {@link TaskStack#wake}. */
  void begin(TaskStack task);

  /** Gives the woken task its result, or what it is to throw. */
  void deliver(TaskStack task);

  /**
   * Gives the wait up, because the task is cancelled.
   *
   * @return false if it goes on waiting, having passed the signal on to what it waits for; it then
   *     delivers the signal itself
   */
  boolean cancel(Cancelled signal);

  /**
   * Gives back what ended the wait, because the task is told of its cancellation instead, or has
   * ended; also called after {@link #cancel}.
   *
   * @return false if that cannot be undone: the task then gets it, and is told where it waits next
   */
  default boolean abandon() {
    return true;
  }

  /** Tells whether only something outside of the task's loop can end the wait. */
  default boolean isOutside() {
    return false;
  }

  /** What is waited for, to stand after "waits for". */
  String description();
}
