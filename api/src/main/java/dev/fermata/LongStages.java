package dev.fermata;

import java.util.List;
import java.util.Objects;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/** The stages of a {@link LongGenerator}, none of which boxes unless its result has objects. */
public sealed interface LongStages permits LongGenerator {
  /**
   * Transforms each element when it is asked for. Closing the result closes this generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).map(i -> i * i).toArray()} gives {@code [9, 1, 4]}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator map(LongUnaryOperator f) {
    Objects.requireNonNull(f, "f");
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            y.yield(f.applyAsLong(source.nextLong()));
          }
        },
        y -> source.forEachRemaining((long element) -> y.yield(f.applyAsLong(element))));
  }

  /**
   * Makes an object of each element when it is asked for. Closing the result closes this generator.
   * {@code LongGenerator.from(LongStream.of(3, 1, 2)).mapToObj(i -> "n" + i).toList()} gives {@code
   * [n3, n1, n2]}.
   *
   * @param f gives the new element
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <R> Generator<R> mapToObj(LongFunction<? extends R> f) {
    Objects.requireNonNull(f, "f");
    LongGenerator source = (LongGenerator) this;
    return Stage.of(
        source,
        y -> {
          while (source.hasNext()) {
            y.yield(f.apply(source.nextLong()));
          }
        },
        y -> source.forEachRemaining((long element) -> y.yield(f.apply(element))));
  }

  /**
   * Boxes each element when it is asked for. Closing the result closes this generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).boxed().toList()} gives {@code [3, 1, 2]}.
   *
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<Long> boxed() {
    return mapToObj(Long::valueOf);
  }

  /**
   * Replaces each element by the elements of what {@code f} gives, one at a time, which is closed
   * after its last element. Closing the result closes this generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).flatMap(i -> LongGenerator.from(LongStream.of(i,
   * i))).toArray()} gives {@code [3, 3, 1, 1, 2, 2]}.
   *
   * @param f gives the elements in place of one
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator flatMap(LongFunction<? extends LongGenerator> f) {
    Objects.requireNonNull(f, "f");
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            LongGenerator inner = f.apply(source.nextLong());
            Objects.requireNonNull(inner, "the elements in place of one");
            try (inner) {
              y.yieldAll(inner);
            }
          }
        });
  }

  /**
   * Shows each element to {@code action} when it is asked for. Closing the result closes this
   * generator. {@code LongGenerator.from(LongStream.of(3, 1, 2)).peek(System.out::println).count()}
   * gives {@code 3}.
   *
   * @param action called before the element is handed out
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator peek(LongConsumer action) {
    Objects.requireNonNull(action, "action");
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            long element = source.nextLong();
            action.accept(element);
            y.yield(element);
          }
        },
        y ->
            source.forEachRemaining(
                (long element) -> {
                  action.accept(element);
                  y.yield(element);
                }));
  }

  /**
   * Keeps the elements for which {@code p} holds. Closing the result closes this generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).filter(i -> i > 1).toArray()} gives {@code [3, 2]}.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator filter(LongPredicate p) {
    Objects.requireNonNull(p, "p");
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            long element = source.nextLong();
            if (p.test(element)) {
              y.yield(element);
            }
          }
        },
        y ->
            source.forEachRemaining(
                (long element) -> {
                  if (p.test(element)) {
                    y.yield(element);
                  }
                }));
  }

  /**
   * Keeps the first elements. The body of this generator is not run past the last of them, and is
   * closed after it. {@code LongGenerator.from(LongStream.of(3, 1, 2)).take(2).toArray()} gives
   * {@code [3, 1]}.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default LongGenerator take(long n) {
    Arguments.requireCount("take", n);
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          for (long left = n; left > 0 && source.hasNext(); left--) {
            y.yield(source.nextLong());
          }
        });
  }

  /**
   * Keeps the elements before the first for which {@code p} does not hold. Closing the result
   * closes this generator. {@code LongGenerator.from(LongStream.of(3, 1, 2)).takeWhile(i -> i >
   * 2).toArray()} gives {@code [3]}.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator takeWhile(LongPredicate p) {
    Objects.requireNonNull(p, "p");
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            long element = source.nextLong();
            if (!p.test(element)) {
              return;
            }
            y.yield(element);
          }
        });
  }

  /**
   * Leaves out the first elements, which are asked for when the result is first asked. Closing the
   * result closes this generator. {@code LongGenerator.from(LongStream.of(3, 1,
   * 2)).drop(1).toArray()} gives {@code [1, 2]}.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default LongGenerator drop(long n) {
    Arguments.requireCount("drop", n);
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          for (long left = n; left > 0 && source.hasNext(); left--) {
            source.nextLong();
          }
          y.yieldAll(source);
        });
  }

  /**
   * Keeps the elements from the first on for which {@code p} does not hold. Closing the result
   * closes this generator. {@code LongGenerator.from(LongStream.of(3, 1, 2)).dropWhile(i -> i >
   * 2).toArray()} gives {@code [1, 2]}.
   *
   * @param p tells which to leave out; not called after it has been false once
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator dropWhile(LongPredicate p) {
    Objects.requireNonNull(p, "p");
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            long element = source.nextLong();
            if (!p.test(element)) {
              y.yield(element);
              break;
            }
          }
          y.yieldAll(source);
        });
  }

  /**
   * Combines each element of this generator with one of {@code other}, until one of them ends. Of
   * the two this one is asked first; its last element is lost if {@code other} has ended. Closing
   * the result closes both. {@code LongGenerator.from(LongStream.of(3, 1,
   * 2)).zip(LongGenerator.from(LongStream.of(5)), (a, b) -> a + b).toArray()} gives {@code [8]}.
   *
   * @param other where the second elements come from
   * @param f makes one element of two
   * @return a generator that has not begun; this one and {@code other} are then its own
   */
  default LongGenerator zip(LongGenerator other, LongBinaryOperator f) {
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(f, "f");
    LongGenerator first = (LongGenerator) this;
    return LongStage.of(
        new Sources(List.of(first, other)),
        y -> {
          while (first.hasNext()) {
            long element = first.nextLong();
            if (!other.hasNext()) {
              return;
            }
            y.yield(f.applyAsLong(element, other.nextLong()));
          }
        });
  }

  /**
   * Goes on with the elements of {@code next} after the last one of this generator. Closing the
   * result closes both. {@code LongGenerator.from(LongStream.of(3, 1,
   * 2)).chain(LongGenerator.from(LongStream.of(5))).toArray()} gives {@code [3, 1, 2, 5]}.
   *
   * @param next not asked before this generator has ended
   * @return a generator that has not begun; this one and {@code next} are then its own
   */
  default LongGenerator chain(LongGenerator next) {
    Objects.requireNonNull(next, "next");
    LongGenerator first = (LongGenerator) this;
    return LongStage.of(
        new Sources(List.of(first, next)),
        y -> {
          y.yieldAll(first);
          y.yieldAll(next);
        });
  }

  /**
   * Gives the first element, and after each further one what {@code f} makes of the last result and
   * it, such as running totals. Closing the result closes this generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).accumulate((a, b) -> a + b).toArray()} gives {@code
   * [3, 4, 6]}.
   *
   * @param f gives the next result
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator accumulate(LongBinaryOperator f) {
    Objects.requireNonNull(f, "f");
    LongGenerator source = (LongGenerator) this;
    return LongStage.of(
        source,
        y -> {
          if (!source.hasNext()) {
            return;
          }
          long result = source.nextLong();
          y.yield(result);
          while (source.hasNext()) {
            result = f.applyAsLong(result, source.nextLong());
            y.yield(result);
          }
        });
  }
}
