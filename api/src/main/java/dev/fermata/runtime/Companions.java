package dev.fermata.runtime;

/**
 * Calls a method of a JDK interface from a twin: by the companion if there is one, else plainly.
 */
public final class Companions {
  private Companions() {}

  /**
   * Runs {@code target}.
   *
   * @param target what to run
   * @param stack the caller's stack
   */
  public static void run(Runnable target, FrameStack stack) {
    if (target instanceof SuspendableRunnable companion) {
      companion.run(stack);
    } else {
      target.run();
    }
  }
}
