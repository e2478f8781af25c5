package acme.resolve;

import dev.fermata.Suspendable;

/** An interface of a user's whose method is suspendable. */
public interface Handler {
  /** Suspends, as far as callers know. */
  @Suspendable
  void handle();
}
