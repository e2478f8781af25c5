package dev.fermata;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Signals that a generator has no further element. It has no stack trace. */
public class StopIteration extends NoSuchElementException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object value;

  /**
   * Creates the signal. {@code new StopIteration("r").value()} gives {@code r}.
   *
   * @param value what the body returned; null if it returns nothing
   */
  public StopIteration(@Nullable Object value) {
    super("the generator has ended");
    this.value = value;
  }

  /**
   * Returns what the body returned. {@code new StopIteration(null).value()} gives {@code null}.
   *
   * @return null if it returns nothing
   */
  public @Nullable Object value() {
    return value;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
