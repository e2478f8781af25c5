package dev.fermata.async;

import dev.fermata.runtime.Sneaky;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How something has ended: with a result, or by throwing.
 *
 * @param value the result; null also if it has thrown
 * @param exception what it has thrown, a {@link java.util.concurrent.CancellationException} if it
 *     was cancelled; null if it has a result
 * @param <T> the type of the result
 */
public record Outcome<T>(@Nullable T value, @Nullable Throwable exception) {
  /**
   * Creates the outcome of something that has a result.
   *
   * @param value may be null
   * @param <T> the type of the result
   * @return a success
   */
  public static <T> Outcome<T> success(@Nullable T value) {
    return new Outcome<>(value, null);
  }

  /**
   * Creates the outcome of something that has thrown.
   *
   * @param exception what it has thrown
   * @param <T> the type of the result that it does not have
   * @return a failure
   */
  public static <T> Outcome<T> failure(Throwable exception) {
    return new Outcome<>(null, Objects.requireNonNull(exception, "exception"));
  }

  static Outcome<Object> of(Completion completion) {
    Completion.Failure failure = completion.failure();
    return failure == null ? success(completion.result()) : failure(failure.retrieve());
  }

  /**
   * Tells whether it has a result.
   *
   * @return false if it has thrown
   */
  public boolean isSuccess() {
    return exception == null;
  }

  /**
   * Returns the result, or throws what it has thrown, declared or not.
   *
   * @return may be null
   */
  @SuppressWarnings("NullAway") // null only where T has it
  public T get() {
    if (exception != null) {
      throw Sneaky.rethrow(exception);
    }
    return value;
  }
}
