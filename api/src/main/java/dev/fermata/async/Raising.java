package dev.fermata.async;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.RaisingSource;
import org.jspecify.annotations.Nullable;

/** Raises in a generator, which for plain code only a coroutine has a method for. */
// The plain form only refuses: the agent calls the twin.
@SuppressWarnings("DoNotCallSuggester")
final class Raising {
  private Raising() {}

  /** Raises {@code thrown} at the yield where {@code body} stands; returns the next element. */
  @Suspendable
  static <T> T in(Generator<T> body, Throwable thrown) {
    throw Current.refusal();
  }

  @HandWrittenTwin
  @SuppressWarnings("unchecked") // its elements
  static <T> @Nullable T in(Generator<T> body, Throwable thrown, FrameStack stack) {
    if (body instanceof RaisingSource<?> source) {
      return ((RaisingSource<T>) source).nextRaising(thrown, stack);
    }
    throw new UnsupportedOperationException(
        "Cannot raise in a "
            + body.getClass().getName()
            + ": only in generators of this library. Raise in the one that it takes its elements"
            + " from.");
  }
}
