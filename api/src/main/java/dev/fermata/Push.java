package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;

/** Tells whether code may hand elements straight to a consumer: not where that could suspend. */
final class Push {
  private Push() {}

  /** In plain code nothing can be suspended. */
  @Suspendable
  static boolean isPossible() {
    return true;
  }

  /** In a continuation the consumer may want to be suspended, so that elements are pulled. */
  @HandWrittenTwin
  static boolean isPossible(FrameStack stack) {
    return false;
  }
}
