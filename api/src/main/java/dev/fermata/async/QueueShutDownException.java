package dev.fermata.async;

/**
 * Thrown where something is put into an {@link AsyncQueue} that was shut down, or taken from it.
 */
public class QueueShutDownException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what could not be done
   */
  public QueueShutDownException(String message) {
    super(message);
  }
}
