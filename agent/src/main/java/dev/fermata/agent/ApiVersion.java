package dev.fermata.agent;

import dev.fermata.instrument.Instrumenter;
import org.jspecify.annotations.Nullable;

/** Compares the library that a class is linked to with this agent. */
final class ApiVersion {
  private ApiVersion() {}

  /** Returns why nothing can be linked to the library; null if it can, or it does not tell. */
  static @Nullable String reasonAgainst(Engine engine) {
    Integer found = engine.abiVersion();
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
