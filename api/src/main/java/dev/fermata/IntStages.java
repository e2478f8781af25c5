package dev.fermata;

import java.util.List;
import java.util.Objects;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** The stages of an {@link IntGenerator}, none of which boxes unless its result has objects. */
public sealed interface IntStages permits IntGenerator {
  /**
   * Transforms each element when it is asked for. Closing the result closes this generator. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).map(i -> i * i).toArray()} gives {@code [9, 1, 4]}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator map(IntUnaryOperator f) {
    Objects.requireNonNull(f, "f");
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            y.yield(f.applyAsInt(source.nextInt()));
          }
        },
        y -> source.forEachRemaining((int element) -> y.yield(f.applyAsInt(element))));
  }

  /**
   * Makes an object of each element when it is asked for. Closing the result closes this generator.
   * {@code IntGenerator.from(IntStream.of(3, 1, 2)).mapToObj(i -> "n" + i).toList()} gives {@code
   * [n3, n1, n2]}.
   *
   * @param f gives the new element
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <R> Generator<R> mapToObj(IntFunction<? extends R> f) {
    Objects.requireNonNull(f, "f");
    IntGenerator source = (IntGenerator) this;
    return Stage.of(
        source,
        y -> {
          while (source.hasNext()) {
            y.yield(f.apply(source.nextInt()));
          }
        },
        y -> source.forEachRemaining((int element) -> y.yield(f.apply(element))));
  }

  /**
   * Boxes each element when it is asked for. Closing the result closes this generator. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).boxed().toList()} gives {@code [3, 1, 2]}.
   *
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<Integer> boxed() {
    return mapToObj(Integer::valueOf);
  }

  /**
   * Replaces each element by the elements of what {@code f} gives, one at a time, which is closed
   * after its last element. Closing the result closes this generator. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).flatMap(i -> IntGenerator.from(IntStream.of(i,
   * i))).toArray()} gives {@code [3, 3, 1, 1, 2, 2]}.
   *
   * @param f gives the elements in place of one
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator flatMap(IntFunction<? extends IntGenerator> f) {
    Objects.requireNonNull(f, "f");
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            IntGenerator inner = f.apply(source.nextInt());
            Objects.requireNonNull(inner, "the elements in place of one");
            try (inner) {
              y.yieldAll(inner);
            }
          }
        });
  }

  /**
   * Shows each element to {@code action} when it is asked for. Closing the result closes this
   * generator. {@code IntGenerator.from(IntStream.of(3, 1, 2)).peek(System.out::println).count()}
   * gives {@code 3}.
   *
   * @param action called before the element is handed out
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator peek(IntConsumer action) {
    Objects.requireNonNull(action, "action");
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            int element = source.nextInt();
            action.accept(element);
            y.yield(element);
          }
        },
        y ->
            source.forEachRemaining(
                (int element) -> {
                  action.accept(element);
                  y.yield(element);
                }));
  }

  /**
   * Keeps the elements for which {@code p} holds. Closing the result closes this generator. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).filter(i -> i > 1).toArray()} gives {@code [3, 2]}.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator filter(IntPredicate p) {
    Objects.requireNonNull(p, "p");
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            int element = source.nextInt();
            if (p.test(element)) {
              y.yield(element);
            }
          }
        },
        y ->
            source.forEachRemaining(
                (int element) -> {
                  if (p.test(element)) {
                    y.yield(element);
                  }
                }));
  }

  /**
   * Keeps the first elements. The body of this generator is not run past the last of them, and is
   * closed after it. {@code IntGenerator.from(IntStream.of(3, 1, 2)).take(2).toArray()} gives
   * {@code [3, 1]}.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default IntGenerator take(long n) {
    Arguments.requireCount("take", n);
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          for (long left = n; left > 0 && source.hasNext(); left--) {
            y.yield(source.nextInt());
          }
        });
  }

  /**
   * Keeps the elements before the first for which {@code p} does not hold. Closing the result
   * closes this generator. {@code IntGenerator.from(IntStream.of(3, 1, 2)).takeWhile(i -> i >
   * 2).toArray()} gives {@code [3]}.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator takeWhile(IntPredicate p) {
    Objects.requireNonNull(p, "p");
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            int element = source.nextInt();
            if (!p.test(element)) {
              return;
            }
            y.yield(element);
          }
        });
  }

  /**
   * Leaves out the first elements, which are asked for when the result is first asked. Closing the
   * result closes this generator. {@code IntGenerator.from(IntStream.of(3, 1,
   * 2)).drop(1).toArray()} gives {@code [1, 2]}.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default IntGenerator drop(long n) {
    Arguments.requireCount("drop", n);
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          for (long left = n; left > 0 && source.hasNext(); left--) {
            source.nextInt();
          }
          y.yieldAll(source);
        });
  }

  /**
   * Keeps the elements from the first on for which {@code p} does not hold. Closing the result
   * closes this generator. {@code IntGenerator.from(IntStream.of(3, 1, 2)).dropWhile(i -> i >
   * 2).toArray()} gives {@code [1, 2]}.
   *
   * @param p tells which to leave out; not called after it has been false once
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator dropWhile(IntPredicate p) {
    Objects.requireNonNull(p, "p");
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            int element = source.nextInt();
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
   * the result closes both. {@code IntGenerator.from(IntStream.of(3, 1,
   * 2)).zip(IntGenerator.from(IntStream.of(5)), (a, b) -> a + b).toArray()} gives {@code [8]}.
   *
   * @param other where the second elements come from
   * @param f makes one element of two
   * @return a generator that has not begun; this one and {@code other} are then its own
   */
  default IntGenerator zip(IntGenerator other, IntBinaryOperator f) {
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(f, "f");
    IntGenerator first = (IntGenerator) this;
    return IntStage.of(
        new Sources(List.of(first, other)),
        y -> {
          while (first.hasNext()) {
            int element = first.nextInt();
            if (!other.hasNext()) {
              return;
            }
            y.yield(f.applyAsInt(element, other.nextInt()));
          }
        });
  }

  /**
   * Goes on with the elements of {@code next} after the last one of this generator. Closing the
   * result closes both. {@code IntGenerator.from(IntStream.of(3, 1,
   * 2)).chain(IntGenerator.from(IntStream.of(5))).toArray()} gives {@code [3, 1, 2, 5]}.
   *
   * @param next not asked before this generator has ended
   * @return a generator that has not begun; this one and {@code next} are then its own
   */
  default IntGenerator chain(IntGenerator next) {
    Objects.requireNonNull(next, "next");
    IntGenerator first = (IntGenerator) this;
    return IntStage.of(
        new Sources(List.of(first, next)),
        y -> {
          y.yieldAll(first);
          y.yieldAll(next);
        });
  }

  /**
   * Gives the first element, and after each further one what {@code f} makes of the last result and
   * it, such as running totals. Closing the result closes this generator. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).accumulate((a, b) -> a + b).toArray()} gives {@code
   * [3, 4, 6]}.
   *
   * @param f gives the next result
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator accumulate(IntBinaryOperator f) {
    Objects.requireNonNull(f, "f");
    IntGenerator source = (IntGenerator) this;
    return IntStage.of(
        source,
        y -> {
          if (!source.hasNext()) {
            return;
          }
          int result = source.nextInt();
          y.yield(result);
          while (source.hasNext()) {
            result = f.applyAsInt(result, source.nextInt());
            y.yield(result);
          }
        });
  }
}
