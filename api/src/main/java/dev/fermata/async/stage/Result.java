package dev.fermata.async.stage;

import dev.fermata.Suspendable;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Work;
import dev.fermata.runtime.Sneaky;
import org.jspecify.annotations.Nullable;

/**
 * What some work has returned or thrown.
 *
 * @param value null if it has thrown
 * @param thrown null if it has returned
 */
record Result<T>(@Nullable T value, @Nullable Throwable thrown) {
  @Suspendable
  static <T> Result<T> of(Work<T> work) {
    try {
      return new Result<>(work.call(), null);
    } catch (Cancelled signal) {
      throw signal;
    } catch (Throwable thrown) {
      return new Result<>(null, thrown);
    }
  }

  // null only where T has it
  @SuppressWarnings("NullAway")
  T get() {
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
    return value;
  }
}
