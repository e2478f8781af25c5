package dev.fermata.samples;

/** Says where a text is no JSON, and why. */
final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonException(int line, int column, String message) {
    super("line " + line + ", column " + column + ": " + message);
  }
}
