package dev.fermata.it.async;

import static dev.fermata.async.Async.sleep;
import static dev.fermata.async.Async.yieldNow;
import static java.time.Duration.ofDays;

import dev.fermata.Suspendable;
import java.util.List;

/** A task that waits until it is cancelled, and has something to do then. */
final class Cleanup {
  private Cleanup() {}

  /** Adds to the log when it is cancelled, after a wait of its own. */
  @Suspendable
  static void logged(List<String> log, String what) {
    try {
      sleep(ofDays(1));
    } finally {
      yieldNow();
      log.add(what);
    }
  }
}
