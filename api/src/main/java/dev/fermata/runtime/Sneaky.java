package dev.fermata.runtime;

/** Throws what it is given, declared or not: bodies keep the identity of what they throw. */
public final class Sneaky {
  private Sneaky() {}

  /**
   * Throws {@code thrown} as it is.
   *
   * @param thrown never null
   * @return never; for {@code throw Sneaky.rethrow(t)}
   */
  public static RuntimeException rethrow(Throwable thrown) {
    throw Sneaky.<RuntimeException>as(thrown);
  }

  @SuppressWarnings("unchecked") // the cast is erased: that is the point
  private static <X extends Throwable> X as(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
