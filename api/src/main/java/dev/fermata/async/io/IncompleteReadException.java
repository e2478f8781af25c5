package dev.fermata.async.io;

import java.io.EOFException;

/** The other side has ended before all was there that was to be read. */
public final class IncompleteReadException extends EOFException {
  private static final long serialVersionUID = 1L;

  /** What came before the end. */
  private final byte[] partial;

  IncompleteReadException(String message, byte[] partial) {
    super(message);
    this.partial = partial;
  }

  /**
   * Returns what came before the end.
   *
   * @return a copy; may be empty
   */
  public byte[] partial() {
    return partial.clone();
  }
}
