package dev.fermata;

import org.jspecify.annotations.Nullable;

/** What has been made of the elements so far; empty until there is something, which may be null. */
final class Reduction<R> {
  private @Nullable R value;
  private boolean empty;

  Reduction() {
    empty = true;
  }

  Reduction(R seed) {
    value = seed;
  }

  boolean isEmpty() {
    return empty;
  }

  // Not asked while empty, and null only where R has it.
  @SuppressWarnings("NullAway")
  R get() {
    return value;
  }

  void set(R next) {
    value = next;
    empty = false;
  }
}
