package dev.fermata;

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
}
