package dev.fermata.async;

/** Thrown where a task waits at a {@link Barrier} that is aborted or reset meanwhile. */
public class BrokenBarrierException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what has happened to the barrier
   */
  public BrokenBarrierException(String message) {
    super(message);
  }
}
