package dev.fermata.async;

import java.time.Duration;

/** What debug mode adds: see {@link Runner.Options#withDebug}; and what else properties turn on. */
final class DebugMode {
  /** Turns it on for all runners. */
  static final boolean IS_ON = Boolean.getBoolean("fermata.debug");

  /** Checks the leaks of all runners: see {@link Runner.Options#withLeakCheck}. */
  static final boolean CHECKS_LEAKS = Boolean.getBoolean("fermata.leakcheck");

  /** As long as asyncio allows. */
  static final Duration SLOW = Duration.ofMillis(100);

  static final System.Logger LOGGER = System.getLogger("dev.fermata.async");

  private DebugMode() {}

  static void log(SlowStep slow) {
    LOGGER.log(System.Logger.Level.WARNING, slow.message());
  }
}
