package dev.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Signals to the body of a generator, at the yield where it stands, that the generator is being
 * closed. It is an {@link Error} so that {@code catch (Exception e)} does not hold it; {@code
 * finally} blocks run. It has no stack trace.
 */
public final class GeneratorExit extends Error {
  private static final long serialVersionUID = 1L;

  GeneratorExit() {
    super("the generator is being closed", null, true, false);
  }

  /**
   * What try-with-resources has suppressed, because the exit was on its way when a resource failed
   * to close: it must not be lost with the exit.
   */
  @Nullable Throwable failure() {
    Throwable first = null;
    for (Throwable suppressed : getSuppressed()) {
      if (first == null) {
        first = suppressed;
      } else if (first != suppressed) {
        first.addSuppressed(suppressed);
      }
    }
    return first;
  }
}
