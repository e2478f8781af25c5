package dev.fermata.async;

/**
 * Thrown where something is sent to a {@link Channel} that nobody can receive from any more, or
 * received from one that nobody can send to any more; and where an end is used that was closed.
 */
public class ChannelClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is closed
   */
  public ChannelClosedException(String message) {
    super(message);
  }
}
