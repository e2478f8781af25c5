package dev.fermata.async;

import dev.fermata.async.stage.Buffered;
import dev.fermata.async.stage.Combined;
import dev.fermata.async.stage.Guarded;
import dev.fermata.async.stage.Timed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stages of an {@link AsyncGenerator} by which it runs ahead, keeps to times, or survives
 * failures. Where one runs ahead of its consumer, it does so in tasks of its own, which begin with
 * the first element, and end with it. In the examples, {@code ticks(n)} gives the numbers below n,
 * one each second.
 *
 * @param <T> the type of the elements
 */
public sealed interface ConcurrentStages<T> permits AsyncGenerator {
  /**
   * Lets this generator run ahead of the consumer. {@code ticks(3).buffer(2).toList()} gives {@code
   * [0, 1, 2]}.
   *
   * @param n how many elements at most; at least 1
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is not positive
   */
  default AsyncGenerator<T> buffer(int n) {
    List<AsyncGenerator<T>> self = List.of(self());
    return StageBody.of(Buffered.merge(self, Channel.buffered(n)), self);
  }

  /**
   * Lets this generator run ahead of the consumer, which gets the newest element only. {@code
   * ticks(6).conflate().map(i -> sleep(ofMillis(2500), i)).toList()} gives {@code [0, 2, 4, 5]}.
   *
   * @return a generator that has not begun; this one is then its own
   */
  default AsyncGenerator<T> conflate() {
    List<AsyncGenerator<T>> self = List.of(self());
    return StageBody.of(Buffered.merge(self, Channel.conflated()), self);
  }

  /**
   * Transforms each element, so many at a time. The results keep the order of the elements. {@code
   * ticks(3).mapConcurrent(2, i -> sleep(ofSeconds(3 - i), i)).toList()} gives {@code [0, 1, 2]}.
   *
   * @param n how many at a time; at least 1
   * @param f gives the new element, in a task of its own; the first failure is thrown, and ends the
   *     others
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is not positive
   */
  default <R> AsyncGenerator<R> mapConcurrent(int n, Function<? super T, ? extends R> f) {
    if (n < 1) {
      throw new IllegalArgumentException("Cannot map " + n + " elements at a time.");
    }
    Objects.requireNonNull(f, "f");
    return StageBody.of(Buffered.mapConcurrent(self(), n, f), List.of(self()));
  }

  /**
   * Combines the newest elements of two generators, whenever either has a new one and both have had
   * one. Ends when both have. {@code ticks(2).combine(AsyncGenerator.from(List.of("a")), (i, x) ->
   * i + x).toList()} gives {@code [0a, 1a]}.
   *
   * @param other is then its own too
   * @param f gives the new element
   * @param <B> the type of the elements of the other
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <B, R> AsyncGenerator<R> combine(
      AsyncGenerator<B> other, BiFunction<? super T, ? super B, ? extends R> f) {
    Objects.requireNonNull(f, "f");
    return StageBody.of(Combined.combine(self(), other, f), List.of(self(), other));
  }

  /**
   * Runs this generator once for any number of subscribers. Called in a task: its run does the
   * work, and ends it when it ends. {@code ticks(3).share(1).subscribe().toList()} gives {@code [0,
   * 1, 2]}.
   *
   * @param replay how many of the newest elements a new subscriber gets at once
   * @return what can be subscribed to; this generator is then its own
   * @throws IllegalArgumentException if {@code replay} is negative
   * @throws IllegalStateException if this thread runs no tasks
   */
  default Shared<T> share(int replay) {
    return new Shared<>(self(), replay);
  }

  // ---- by time

  /**
   * Limits the time to wait for each element: the consumer's own time does not count. {@code
   * ticks(3).timeoutEach(ofSeconds(2)).toList()} gives {@code [0, 1, 2]}.
   *
   * @param limit if it is over, a {@link java.util.concurrent.TimeoutException} is thrown, and this
   *     generator is closed
   * @return a generator that has not begun; this one is then its own
   */
  default AsyncGenerator<T> timeoutEach(Duration limit) {
    Objects.requireNonNull(limit, "limit");
    return StageBody.of(Timed.timeoutEach(self(), limit), List.of(self()));
  }

  /**
   * Leaves out each element that another one follows within a time. {@code
   * ticks(3).debounce(ofSeconds(2)).toList()} gives {@code [2]}.
   *
   * @param quiet how long to wait for another one
   * @return a generator that has not begun; this one is then its own
   */
  default AsyncGenerator<T> debounce(Duration quiet) {
    Objects.requireNonNull(quiet, "quiet");
    return StageBody.of(Timed.debounce(self(), quiet), List.of(self()));
  }

  /**
   * Gives the newest element at the end of each period in which there was one. The last is given at
   * the end of its period, also if this generator has ended by then. {@code
   * ticks(4).sample(ofMillis(1500)).toList()} gives {@code [1, 2, 3]}.
   *
   * @param period begins when the first element is asked for; positive
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if the period is not positive
   */
  default AsyncGenerator<T> sample(Duration period) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("Cannot sample every " + period + ".");
    }
    return StageBody.of(Timed.sample(self(), period), List.of(self()));
  }

  // ---- at the end

  /**
   * Goes on with other elements if this generator fails. What the consumer throws is not caught,
   * nor are cancellation and closing. {@code ticks(3).map(i -> 6 / (i -
   * 2)).catching(ArithmeticException.class, e -> List.of(0)).toList()} gives {@code [-3, -6, 0]}.
   *
   * @param type what is caught
   * @param instead gives the elements in place of those that are missing
   * @param <X> the type of what is caught
   * @return a generator that has not begun; this one is then its own
   */
  default <X extends Throwable> AsyncGenerator<T> catching(
      Class<X> type, Function<? super X, ? extends Iterable<? extends T>> instead) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(instead, "instead");
    return StageBody.of(Guarded.catching(self(), type, instead), List.of(self()));
  }

  /**
   * Tells how this generator has ended, if it has begun. {@code ticks(1).onCompletion(thrown ->
   * sleep(ofSeconds(1))).toList()} gives {@code [0]}.
   *
   * @param action is given null when there are no more elements; else what was thrown, which is a
   *     {@link dev.fermata.GeneratorExit} if it was closed, and a {@link Cancelled} if its consumer
   *     was cancelled. It may wait.
   * @return a generator that has not begun; this one is then its own
   */
  default AsyncGenerator<T> onCompletion(Consumer<? super @Nullable Throwable> action) {
    Objects.requireNonNull(action, "action");
    return StageBody.of(Guarded.onCompletion(self(), action), List.of(self()));
  }

  private AsyncGenerator<T> self() {
    return (AsyncGenerator<T>) this;
  }
}
