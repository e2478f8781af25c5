package dev.fermata.async.io;

import java.io.IOException;

/** What was to be read is longer than the connection's limit. Nothing has been consumed. */
public final class LimitExceededException extends IOException {
  private static final long serialVersionUID = 1L;

  LimitExceededException(String message) {
    super(message);
  }
}
