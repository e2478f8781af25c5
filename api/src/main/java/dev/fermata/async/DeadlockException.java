package dev.fermata.async;

/**
 * Thrown by a run in virtual time when all its tasks wait, and nothing is left that could wake one:
 * no timer, no thread, no stage. The message says what each waits for, and where.
 */
public class DeadlockException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param graph a line for each task
   */
  public DeadlockException(String graph) {
    super("All tasks wait, and nothing can wake one of them:\n" + graph);
  }
}
