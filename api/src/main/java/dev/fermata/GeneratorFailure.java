package dev.fermata;

import java.util.NoSuchElementException;

/** What the users of a generator have done wrong, or its body. */
final class GeneratorFailure {
  private GeneratorFailure() {}

  static IllegalStateException disturbed(YieldTarget generator, String operation) {
    return new IllegalStateException(
        "Cannot "
            + operation
            + " "
            + generator
            + ". A generator is used by one caller at a time, and not by its own body.");
  }

  static IllegalStateException yieldedWhileClosing(YieldTarget generator) {
    return new IllegalStateException(
        "Cannot close "
            + generator
            + ": its body yielded while it was being closed. Do not yield in a finally block, and"
            + " do not catch GeneratorExit.");
  }

  /** PEP 479: the caller of next() would take a body's NoSuchElementException for the end. */
  static Throwable notTheEnd(YieldTarget generator, Throwable thrown) {
    return thrown instanceof NoSuchElementException
        ? new IllegalStateException(
            "The body of "
                + generator
                + " threw "
                + thrown.getClass().getName()
                + ", which callers of next() would take for the end. Catch it in the body.",
            thrown)
        : thrown;
  }

  static IllegalStateException elementWaits(YieldTarget generator, String operation) {
    return new IllegalStateException(
        "Cannot "
            + operation
            + " "
            + generator
            + ": hasNext() has run its body to the next yield, and that element has not been"
            + " taken. Take it by next() first.");
  }
}
