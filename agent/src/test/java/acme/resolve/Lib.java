package acme.resolve;

import dev.fermata.Suspendable;

/** A library with one suspendable method that needs no type of the api. */
public class Lib {
  /** Suspends, as far as callers know. */
  @Suspendable
  public static void step() {}

  /** Does not. */
  public static void plain() {}
}
