package dev.fermata.async;

import java.time.Duration;

/** What debug mode adds: see {@link Runner.Options#withDebug}. */
final class DebugMode {
  /** Turns it on for all runners. */
  static final boolean IS_ON = Boolean.getBoolean("fermata.debug");

  /** As long as asyncio allows. */
  static final Duration SLOW = Duration.ofMillis(100);

  private DebugMode() {}

  static void log(SlowStep slow) {
    System.getLogger("dev.fermata.async").log(System.Logger.Level.WARNING, slow.message());
  }
}
