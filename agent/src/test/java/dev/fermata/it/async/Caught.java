package dev.fermata.it.async;

import dev.fermata.Suspendable;
import dev.fermata.async.Action;

/** Catches what suspendable code throws, which AssertJ cannot call without losing that. */
public final class Caught {
  private Caught() {}

  /** Returns null if nothing is thrown. */
  @Suspendable
  public static Throwable by(Action action) {
    try {
      action.run();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
