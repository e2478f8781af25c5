package dev.fermata.it.async;

import dev.fermata.async.Action;
import dev.fermata.async.Runner;
import dev.fermata.async.Work;

/** Runs tasks in virtual time; what they leave over fails the test. */
final class VirtualTime {
  private VirtualTime() {}

  static <T> T run(Work<T> work) {
    try (Runner runner = new Runner(Runner.Options.virtualTime().withLeakCheck())) {
      return runner.run(work);
    }
  }

  static void run(Action action) {
    try (Runner runner = new Runner(Runner.Options.virtualTime().withLeakCheck())) {
      runner.run(action);
    }
  }

  /** Runs an action that leaves something over on purpose. */
  static void leaving(Action action) {
    try (Runner runner = new Runner(Runner.Options.virtualTime().withoutLeakCheck())) {
      runner.run(action);
    }
  }
}
