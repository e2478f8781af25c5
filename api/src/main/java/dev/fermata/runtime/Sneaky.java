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

  // The cast is erased and believes what the caller says: that is the point.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X as(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
