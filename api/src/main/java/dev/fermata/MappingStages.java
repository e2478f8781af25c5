package dev.fermata;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * The stages of a {@link Generator} that give something for each element.
 *
 * @param <T> the type of the elements
 */
public sealed interface MappingStages<T> permits Generator {
  /**
   * Transforms each element when it is asked for. Closing the result closes this generator. {@code
   * Generator.range(3).map(x -> x * x).toList()} gives {@code [0, 1, 4]}.
   *
   * @param f gives the new element
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <R> Generator<R> map(Function<? super T, ? extends R> f) {
    Objects.requireNonNull(f, "f");
    Generator<T> source = (Generator<T>) this;
    return DirectStages.map(
        source,
        new Stage<>(
            source,
            y -> {
              DirectStage.standIn(y);
              while (source.hasNext()) {
                y.yield(f.apply(source.next()));
              }
            },
            y -> source.forEach(element -> y.yield(f.apply(element)))),
        f);
  }

  /**
   * Transforms each element to an int when it is asked for. Closing the result closes this
   * generator. {@code Generator.from(List.of("a", "bc")).mapToInt(String::length).sum()} gives
   * {@code 3}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator mapToInt(ToIntFunction<? super T> f) {
    Objects.requireNonNull(f, "f");
    Generator<T> source = (Generator<T>) this;
    return IntStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            y.yield(f.applyAsInt(source.next()));
          }
        },
        y -> source.forEach(element -> y.yield(f.applyAsInt(element))));
  }

  /**
   * Transforms each element to a long when it is asked for. Closing the result closes this
   * generator. {@code Generator.from(List.of("1", "2")).mapToLong(Long::parseLong).sum()} gives
   * {@code 3}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator mapToLong(ToLongFunction<? super T> f) {
    Objects.requireNonNull(f, "f");
    Generator<T> source = (Generator<T>) this;
    return LongStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            y.yield(f.applyAsLong(source.next()));
          }
        },
        y -> source.forEach(element -> y.yield(f.applyAsLong(element))));
  }

  /**
   * Transforms each element to a double when it is asked for. Closing the result closes this
   * generator. {@code Generator.from(List.of("1.5", "2")).mapToDouble(Double::parseDouble).sum()}
   * gives {@code 3.5}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default DoubleGenerator mapToDouble(ToDoubleFunction<? super T> f) {
    Objects.requireNonNull(f, "f");
    Generator<T> source = (Generator<T>) this;
    return DoubleStage.of(
        source,
        y -> {
          while (source.hasNext()) {
            y.yield(f.applyAsDouble(source.next()));
          }
        },
        y -> source.forEach(element -> y.yield(f.applyAsDouble(element))));
  }

  /**
   * Replaces each element by the elements of what {@code f} gives, one at a time. What it gives is
   * closed after its last element if it can be closed, as a generator can. Closing the result
   * closes this generator. {@code Generator.range(3).flatMap(x -> List.of(x, -x)).toList()} gives
   * {@code [0, 0, 1, -1, 2, -2]}.
   *
   * @param f gives the elements in place of one
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <R> Generator<R> flatMap(Function<? super T, ? extends Iterable<? extends R>> f) {
    Objects.requireNonNull(f, "f");
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          while (source.hasNext()) {
            Stage.yieldClosing(f.apply(source.next()), y);
          }
        },
        y -> source.forEach(element -> Stage.pushClosing(f.apply(element), y)));
  }

  /**
   * Shows each element to {@code action} when it is asked for. Closing the result closes this
   * generator.
   *
   * <pre>{@code
   * List<Integer> seen = new ArrayList<>();
   * Generator.range(9).peek(seen::add).take(2).toList(); // [0, 1]
   * seen.size(); // 2
   * }</pre>
   *
   * @param action called before the element is handed out
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> peek(Consumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    Generator<T> source = (Generator<T>) this;
    return DirectStages.peek(
        source,
        new Stage<>(
            source,
            y -> {
              DirectStage.standIn(y);
              while (source.hasNext()) {
                T element = source.next();
                action.accept(element);
                y.yield(element);
              }
            },
            y ->
                source.forEach(
                    element -> {
                      action.accept(element);
                      y.yield(element);
                    })),
        action);
  }

  /**
   * Numbers the elements from 0. Closing the result closes this generator. {@code
   * Generator.from(List.of("a", "b")).enumerate().map(e -> e.index() + e.value()).toList()} gives
   * {@code [0a, 1b]}.
   *
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<Indexed<T>> enumerate() {
    return enumerate(0);
  }

  /**
   * Numbers the elements. Closing the result closes this generator. {@code
   * Generator.from(List.of("a", "b")).enumerate(1).map(e -> e.index() + e.value()).toList()} gives
   * {@code [1a, 2b]}.
   *
   * @param start the number of the first element
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<Indexed<T>> enumerate(long start) {
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          for (long index = start; source.hasNext(); index++) {
            y.yield(new Indexed<>(index, source.next()));
          }
        },
        y -> {
          long[] index = {start};
          source.forEach(element -> y.yield(new Indexed<>(index[0]++, element)));
        });
  }

  /**
   * Gives {@code seed}, and after each element what {@code f} makes of the last result and it.
   * Closing the result closes this generator. {@code Generator.range(1, 4).scan(0,
   * Integer::sum).toList()} gives {@code [0, 1, 3, 6]}.
   *
   * @param seed the first result; may be null
   * @param f gives the next result
   * @param <R> the type of the results
   * @return a generator that has not begun, of one element more than this one, which is its own
   */
  default <R> Generator<R> scan(R seed, BiFunction<? super R, ? super T, ? extends R> f) {
    Objects.requireNonNull(f, "f");
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          R result = seed;
          y.yield(result);
          while (source.hasNext()) {
            result = f.apply(result, source.next());
            y.yield(result);
          }
        },
        y -> {
          y.yield(seed);
          Reduction<R> result = new Reduction<>(seed);
          source.forEach(
              element -> {
                result.set(f.apply(result.get(), element));
                y.yield(result.get());
              });
        });
  }

  /**
   * Gives the first element, and after each further one what {@code f} makes of the last result and
   * it, such as running totals. Closing the result closes this generator. {@code Generator.range(1,
   * 4).accumulate(Integer::sum).toList()} gives {@code [1, 3, 6]}.
   *
   * @param f gives the next result
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> accumulate(BinaryOperator<T> f) {
    Objects.requireNonNull(f, "f");
    Generator<T> source = (Generator<T>) this;
    return Stage.of(
        source,
        y -> {
          if (!source.hasNext()) {
            return;
          }
          T result = source.next();
          y.yield(result);
          while (source.hasNext()) {
            result = f.apply(result, source.next());
            y.yield(result);
          }
        },
        y -> {
          Reduction<T> result = new Reduction<>();
          source.forEach(
              element -> {
                result.set(result.isEmpty() ? element : f.apply(result.get(), element));
                y.yield(result.get());
              });
        });
  }
}
