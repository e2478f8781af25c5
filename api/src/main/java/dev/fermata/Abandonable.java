package dev.fermata;

import dev.fermata.runtime.Sneaky;
import org.jspecify.annotations.Nullable;

/** A body that has something to close even if it is never run. */
interface Abandonable {
  /** What the body closes when it ends. */
  @Nullable AutoCloseable source();

  /** Closes the source of a body that was never started. */
  default void abandon() {
    AutoCloseable source = source();
    if (source != null) {
      try {
        source.close();
      } catch (Exception thrown) {
        throw Sneaky.rethrow(thrown);
      }
    }
  }
}
