package dev.fermata.agent;

import dev.fermata.instrument.Instrumenter;
import org.jspecify.annotations.Nullable;

/** Compares the library that a class is linked to with this agent. */
public final class ApiVersion {
  private ApiVersion() {}

  /**
   * Tells why nothing can be linked to the library.
   *
   * @param found the version of the calling convention that it has; null if it does not tell
   * @return a clause, with what to do; null if there is no reason
   */
  public static @Nullable String reasonAgainst(@Nullable Integer found) {
    if (found == null || found == Instrumenter.ABI_VERSION) {
      return null;
    }
    return "the library has version "
        + found
        + " of the calling convention, and this agent version "
        + Instrumenter.ABI_VERSION
        + ". Take library and agent of one release";
  }
}
