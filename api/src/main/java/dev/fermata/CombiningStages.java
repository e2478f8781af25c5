package dev.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * The stages of a {@link Generator} that go on to other sources, or make several generators of one.
 *
 * @param <T> the type of the elements
 */
public sealed interface CombiningStages<T> permits Generator {
  /**
   * Gives pairs of an element of this generator and one of {@code other}, until one of them ends.
   * Closing the result closes both, {@code other} if it can be closed. {@code
   * Generator.range(9).zip(List.of("a", "b")).map(p -> p.first() + p.second()).toList()} gives
   * {@code [0a, 1b]}.
   *
   * @param other where the second elements come from
   * @param <U> the type of the second elements
   * @return a generator that has not begun; this one and {@code other} are then its own
   */
  default <U> Generator<Pair<T, U>> zip(Iterable<? extends U> other) {
    return zip(other, Pair<T, U>::new);
  }

  /**
   * Combines each element of this generator with one of {@code other}, until one of them ends. Of
   * the two this one is asked first; its last element is lost if {@code other} has ended. Closing
   * the result closes both, {@code other} if it can be closed. {@code
   * Generator.range(9).zip(List.of(5, 6), Integer::sum).toList()} gives {@code [5, 7]}.
   *
   * @param other where the second elements come from
   * @param f makes one element of two
   * @param <U> the type of the second elements
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one and {@code other} are then its own
   */
  default <U, R> Generator<R> zip(
      Iterable<? extends U> other, BiFunction<? super T, ? super U, ? extends R> f) {
    Generator<? extends U> second = Sources.generator(other, "other");
    Objects.requireNonNull(f, "f");
    Generator<T> first = (Generator<T>) this;
    return Stage.of(
        new Sources(List.of(first, second)),
        y -> {
          while (first.hasNext()) {
            T element = first.next();
            if (!second.hasNext()) {
              return;
            }
            y.yield(f.apply(element, second.next()));
          }
        });
  }

  /**
   * Gives pairs of an element of this generator and one of {@code other}, until both have ended.
   * Closing the result closes both, {@code other} if it can be closed. {@code
   * Generator.range(2).zipLongest(List.of(5), 0, -1).map(p -> p.first() + p.second()).toList()}
   * gives {@code [5, 0]}.
   *
   * @param other where the second elements come from
   * @param fill stands in for an element of this generator after its end; may be null
   * @param otherFill stands in for an element of {@code other} after its end; may be null
   * @param <U> the type of the second elements
   * @return a generator that has not begun; this one and {@code other} are then its own
   */
  default <U> Generator<Pair<T, U>> zipLongest(Iterable<? extends U> other, T fill, U otherFill) {
    return zipLongest(other, fill, otherFill, Pair<T, U>::new);
  }

  /**
   * Combines each element of this generator with one of {@code other}, until both have ended.
   * Closing the result closes both, {@code other} if it can be closed. {@code
   * Generator.range(2).zipLongest(List.of(5), 0, 0, Integer::sum).toList()} gives {@code [5, 1]}.
   *
   * @param other where the second elements come from
   * @param fill stands in for an element of this generator after its end; may be null
   * @param otherFill stands in for an element of {@code other} after its end; may be null
   * @param f makes one element of two
   * @param <U> the type of the second elements
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one and {@code other} are then its own
   */
  default <U, R> Generator<R> zipLongest(
      Iterable<? extends U> other,
      T fill,
      U otherFill,
      BiFunction<? super T, ? super U, ? extends R> f) {
    Generator<? extends U> second = Sources.generator(other, "other");
    Objects.requireNonNull(f, "f");
    Generator<T> first = (Generator<T>) this;
    return Stage.of(
        new Sources(List.of(first, second)),
        y -> {
          while (true) {
            boolean has = first.hasNext();
            if (!has && !second.hasNext()) {
              return;
            }
            T element = has ? first.next() : fill;
            y.yield(f.apply(element, second.hasNext() ? second.next() : otherFill));
          }
        });
  }

  /**
   * Goes on with the elements of {@code next} after the last one of this generator. Closing the
   * result closes both, {@code next} if it can be closed. {@code
   * Generator.range(2).chain(List.of(7)).toList()} gives {@code [0, 1, 7]}.
   *
   * @param next not asked before this generator has ended
   * @return a generator that has not begun; this one and {@code next} are then its own
   */
  default Generator<T> chain(Iterable<? extends T> next) {
    Generator<? extends T> second = Sources.generator(next, "next");
    Generator<T> first = (Generator<T>) this;
    return Stage.of(
        new Sources(List.of(first, second)),
        y -> {
          y.yieldAll(first);
          y.yieldAll(second);
        });
  }

  /**
   * Begins again after the last element, for ever, unless there is none. Remembers all elements.
   * Closing the result closes this generator. {@code Generator.range(2).cycle().take(5).toList()}
   * gives {@code [0, 1, 0, 1, 0]}.
   *
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> cycle() {
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          List<T> seen = new ArrayList<>();
          while (source.hasNext()) {
            T element = source.next();
            seen.add(element);
            y.yield(element);
          }
          while (!seen.isEmpty()) {
            for (int i = 0; i < seen.size(); i++) {
              y.yield(seen.get(i));
            }
          }
        });
  }

  /**
   * Makes several generators of the elements of this one, which is asked once for each. An element
   * is remembered until each of them has handed it out. This generator is closed when all of them
   * are closed; they are used by one caller at a time, all together. {@code
   * Generator.range(2).tee(2).get(1).toList()} gives {@code [0, 1]}.
   *
   * @param n how many; at least 1
   * @return {@code n} generators that have not begun; this one is then their own
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  default List<Generator<T>> tee(int n) {
    Arguments.requirePositive("tee into", n, "n");
    return Tee.of((Generator<T>) this, n);
  }
}
