package dev.fermata;

/**
 * Thrown where a body suspends through a frame that cannot be saved. The message names that frame,
 * why it cannot be saved, and what to do.
 */
public class IllegalSuspensionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message the frame, the reason and the remedy
   */
  public IllegalSuspensionException(String message) {
    super(message);
  }
}
