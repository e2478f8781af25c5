package dev.fermata.async;

import dev.fermata.Generator;
import dev.fermata.Indexed;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The stages of an {@link AsyncGenerator}, whose functions may wait. They are those of {@link
 * Generator}; {@link #through} gives the others. Closing the result of one closes what it came
 * from. In the examples, {@code ticks(n)} gives the numbers below n, one each second.
 *
 * @param <T> the type of the elements
 */
public sealed interface AsyncStages<T> permits AsyncGenerator {
  /**
   * Puts the elements through stages of {@link Generator}.
   *
   * <pre>{@code
   * ticks(4).through(all -> all.drop(2).pairwise()).toList().size(); // 1
   * }</pre>
   *
   * @param stages called once, now; what it is given is used in its result only
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  <R> AsyncGenerator<R> through(Function<? super Generator<T>, ? extends Generator<R>> stages);

  /**
   * Transforms each element when it is asked for. {@code ticks(3).map(i -> sleep(ofSeconds(1), i *
   * i)).toList()} gives {@code [0, 1, 4]}.
   *
   * @param f gives the new element
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <R> AsyncGenerator<R> map(Function<? super T, ? extends R> f) {
    Objects.requireNonNull(f, "f");
    return through(all -> all.map(f));
  }

  /**
   * Keeps the elements for which {@code p} holds. {@code ticks(4).filter(i -> i % 2 == 0).toList()}
   * gives {@code [0, 2]}.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default AsyncGenerator<T> filter(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    return through(all -> all.filter(p));
  }

  /**
   * Replaces each element by the elements of what {@code f} gives, one at a time. {@code
   * ticks(3).flatMap(i -> ticks(i)).toList()} gives {@code [0, 0, 1]}.
   *
   * @param f gives the elements in place of one, such as another asynchronous generator, which is
   *     closed after them
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <R> AsyncGenerator<R> flatMap(Function<? super T, ? extends Iterable<? extends R>> f) {
    Objects.requireNonNull(f, "f");
    return through(all -> all.flatMap(f));
  }

  /**
   * Shows each element to {@code action} when it is asked for. {@code ticks(2).peek(i ->
   * sleep(ofSeconds(i))).toList()} gives {@code [0, 1]}.
   *
   * @param action called before the element is handed out
   * @return a generator that has not begun; this one is then its own
   */
  default AsyncGenerator<T> peek(Consumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    return through(all -> all.peek(action));
  }

  /**
   * Keeps the first elements; the generator is closed after the last of them. {@code
   * ticks(9).take(2).toList()} gives {@code [0, 1]}.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default AsyncGenerator<T> take(long n) {
    return through(all -> all.take(n));
  }

  /**
   * Keeps the elements before the first for which {@code p} does not hold. {@code
   * ticks(9).takeWhile(i -> i < 2).toList()} gives {@code [0, 1]}.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default AsyncGenerator<T> takeWhile(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    return through(all -> all.takeWhile(p));
  }

  /**
   * Leaves out the first elements. {@code ticks(4).drop(2).toList()} gives {@code [2, 3]}.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default AsyncGenerator<T> drop(long n) {
    return through(all -> all.drop(n));
  }

  /**
   * Numbers the elements from 0. {@code ticks(2).map(i -> i * 10).enumerate().map(i -> i.index() +
   * i.value()).toList()} gives {@code [0, 11]}.
   *
   * @return a generator that has not begun; this one is then its own
   */
  default AsyncGenerator<Indexed<T>> enumerate() {
    return through(Generator::enumerate);
  }

  /**
   * Puts the elements into lists of one size; the last may be smaller. {@code
   * ticks(5).batched(2).toList()} gives {@code [[0, 1], [2, 3], [4]]}.
   *
   * @param n the size; at least 1
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is not positive
   */
  default AsyncGenerator<List<T>> batched(int n) {
    return through(all -> all.batched(n));
  }
}
