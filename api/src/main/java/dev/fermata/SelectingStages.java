package dev.fermata;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The stages of a {@link Generator} that leave elements out.
 *
 * @param <T> the type of the elements
 */
public sealed interface SelectingStages<T> permits Generator {
  /**
   * Keeps the elements for which {@code p} holds. Closing the result closes this generator. {@code
   * Generator.range(5).filter(x -> x % 2 == 0).toList()} gives {@code [0, 2, 4]}.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> filter(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    Generator<T> source = (Generator<T>) this;
    return DirectStages.filter(
        source,
        new Stage<>(
            source,
            y -> {
              DirectStage.standIn(y);
              while (source.hasNext()) {
                T element = source.next();
                if (p.test(element)) {
                  y.yield(element);
                }
              }
            },
            y ->
                source.forEach(
                    element -> {
                      if (p.test(element)) {
                        y.yield(element);
                      }
                    })),
        p);
  }

  /**
   * Keeps the first elements. The body of this generator is not run past the last of them, and is
   * closed after it. {@code Generator.range(9).take(2).toList()} gives {@code [0, 1]}.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default Generator<T> take(long n) {
    Arguments.requireCount("take", n);
    Generator<T> source = (Generator<T>) this;
    return DirectStages.take(source, Stage.taking(source, n), n);
  }

  /**
   * Keeps the elements before the first for which {@code p} does not hold. Closing the result
   * closes this generator. {@code Generator.range(9).takeWhile(x -> x < 3).toList()} gives {@code
   * [0, 1, 2]}.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> takeWhile(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    Generator<T> source = (Generator<T>) this;
    return DirectStages.takeWhile(
        source,
        new Stage<>(
            source,
            y -> {
              DirectStage.standIn(y);
              while (source.hasNext()) {
                T element = source.next();
                if (!p.test(element)) {
                  return;
                }
                y.yield(element);
              }
            },
            y -> Stage.pushWhile(source, p, y)),
        p);
  }

  /**
   * Leaves out the first elements, which are asked for when the result is first asked. Closing the
   * result closes this generator. {@code Generator.range(4).drop(2).toList()} gives {@code [2, 3]}.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default Generator<T> drop(long n) {
    Arguments.requireCount("drop", n);
    Generator<T> source = (Generator<T>) this;
    return DirectStages.drop(source, Stage.dropping(source, n), n);
  }

  /**
   * Keeps the elements from the first on for which {@code p} does not hold. Closing the result
   * closes this generator. {@code Generator.range(4).dropWhile(x -> x < 3).toList()} gives {@code
   * [3]}.
   *
   * @param p tells which to leave out; not called after it has been false once
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> dropWhile(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          while (source.hasNext()) {
            T element = source.next();
            if (!p.test(element)) {
              y.yield(element);
              break;
            }
          }
          y.yieldAll(source);
        },
        y -> {
          boolean[] begun = {false};
          source.forEach(
              element -> {
                if (begun[0] || !p.test(element)) {
                  begun[0] = true;
                  y.yield(element);
                }
              });
        });
  }

  /**
   * Keeps every {@code step}-th of the elements from {@code start} on and before {@code stop}, as a
   * slice of Python does. The body of this generator is not run past the last of them, and is
   * closed after it. {@code Generator.range(9).islice(1, 8, 3).toList()} gives {@code [1, 4, 7]}.
   *
   * @param start the index of the first element to keep; not negative
   * @param stop the first index that is left out; {@link Long#MAX_VALUE} for no end
   * @param step the distance to the next index; at least 1
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if an argument is out of its range
   */
  default Generator<T> islice(long start, long stop, long step) {
    Arguments.requireSlice(start, stop, step);
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          long skip = start;
          long left = stop;
          while (left > skip) {
            left -= skip + 1;
            for (; skip > 0 && source.hasNext(); skip--) {
              source.next();
            }
            if (!source.hasNext()) {
              return;
            }
            y.yield(source.next());
            skip = step - 1;
          }
        },
        y -> Stage.pushSlice(source, start, stop, step, y));
  }

  /**
   * Keeps the first of elements that are equal. Remembers every element that it has handed out.
   * Closing the result closes this generator. {@code Generator.from(List.of(1, 2,
   * 1)).distinct().toList()} gives {@code [1, 2]}.
   *
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> distinct() {
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          Set<T> seen = new HashSet<>();
          while (source.hasNext()) {
            T element = source.next();
            if (seen.add(element)) {
              y.yield(element);
            }
          }
        },
        y -> {
          Set<T> seen = new HashSet<>();
          source.forEach(
              element -> {
                if (seen.add(element)) {
                  y.yield(element);
                }
              });
        });
  }
}
