package dev.fermata.runtime;

/** What a {@link Runnable} also is when its {@code run} can suspend; added by the agent. */
public interface SuspendableRunnable extends Runnable {
  /**
   * Is the twin of {@link #run()}.
   *
   * @param stack the caller's stack
   */
  void run(FrameStack stack);
}
