package dev.fermata.it;

import dev.fermata.Yielder;

/** Code that nobody marked, in a class of its own: nothing is inferred across classes. */
final class Unmarked {
  private Unmarked() {}

  static void yieldTo(Yielder<String> y) {
    y.yield("from an unmarked method");
  }

  static void call(Runnable task) {
    task.run();
  }

  static int length(String text) {
    return text.length();
  }
}
