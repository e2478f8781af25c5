package dev.fermata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collector;

/**
 * What uses a {@link Generator} up: it is closed when any of these methods is left.
 *
 * @param <T> the type of the elements
 */
// Both by design, as Generator is.
@SuppressWarnings("IterableAndIterator")
public sealed interface Terminals<T> extends Iterator<T>, Iterable<T> permits Generator {
  /**
   * Hands each element to {@code action}, and closes the generator. Where neither can be suspended,
   * that is in plain code and if the body has not begun, the plain body runs and its yields call
   * {@code action} themselves: this costs what a loop costs, and a yield below a method that is not
   * suspendable works. What {@code action} throws is thrown here; the body sees {@link
   * GeneratorExit} at its yield.
   *
   * <pre>{@code
   * List<Integer> seen = new ArrayList<>();
   * Generator.range(3).forEach(seen::add);
   * seen.size(); // 3
   * }</pre>
   *
   * @param action must not use this generator
   * @throws IllegalStateException if the generator is running, or if its body yields after {@code
   *     action} threw
   */
  @Override
  @Suspendable
  void forEach(Consumer<? super T> action);

  /**
   * Does what {@link #forEach} does.
   *
   * <pre>{@code
   * List<Integer> seen = new ArrayList<>();
   * Generator.range(3).drop(1).forEachRemaining(seen::add);
   * seen.size(); // 2
   * }</pre>
   *
   * @param action must not use this generator
   */
  @Override
  @Suspendable
  void forEachRemaining(Consumer<? super T> action);

  /**
   * Makes one value of all elements and closes the generator. {@code Generator.range(4).reduce(10,
   * Integer::sum)} gives {@code 16}.
   *
   * @param seed the value if there is no element; may be null
   * @param f makes the next value of the last one and an element
   * @param <R> the type of the value
   * @return the last value
   */
  @Suspendable
  default <R> R reduce(R seed, BiFunction<? super R, ? super T, ? extends R> f) {
    Objects.requireNonNull(f, "f");
    Reduction<R> reduction = new Reduction<>(seed);
    forEach(element -> reduction.set(f.apply(reduction.get(), element)));
    return reduction.get();
  }

  /**
   * Makes one element of all and closes the generator. {@code
   * Generator.range(4).reduce(Integer::sum)} gives {@code Optional[6]}.
   *
   * @param f makes one element of two
   * @return empty if there is no element
   * @throws NullPointerException if the result is null
   */
  @Suspendable
  default Optional<T> reduce(BinaryOperator<T> f) {
    Objects.requireNonNull(f, "f");
    Reduction<T> reduction = new Reduction<>();
    forEach(
        element ->
            reduction.set(reduction.isEmpty() ? element : f.apply(reduction.get(), element)));
    return reduction.isEmpty() ? Optional.empty() : Optional.of(reduction.get());
  }

  /**
   * Collects the elements and closes the generator. {@code
   * Generator.range(3).map(String::valueOf).collect(Collectors.joining("-"))} gives {@code 0-1-2}.
   *
   * @param collector as for a stream, such as those of {@link java.util.stream.Collectors}
   * @param <A> the type of what it collects into
   * @param <R> the type of its result
   * @return the collector's result
   */
  @Suspendable
  default <A, R> R collect(Collector<? super T, A, R> collector) {
    Objects.requireNonNull(collector, "collector");
    try (Generator<T> source = (Generator<T>) this) {
      A container = collector.supplier().get();
      BiConsumer<A, ? super T> accumulator = collector.accumulator();
      source.forEach(element -> accumulator.accept(container, element));
      return collector.finisher().apply(container);
    }
  }

  /**
   * Collects the elements into a list and closes the generator. {@code Generator.range(2).toList()}
   * gives {@code [0, 1]}.
   *
   * @return unmodifiable; may have null elements
   */
  @Suspendable
  default List<T> toList() {
    List<T> list = new ArrayList<>();
    forEach(list::add);
    return Collections.unmodifiableList(list);
  }

  /**
   * Counts the elements and closes the generator. {@code Generator.range(5).count()} gives {@code
   * 5}.
   *
   * @return how many were left
   */
  @Suspendable
  default long count() {
    long[] count = {0};
    forEach(element -> count[0]++);
    return count[0];
  }

  /**
   * Returns the next element and closes the generator. {@code Generator.range(3, 9).first()} gives
   * {@code 3}.
   *
   * @return may be null
   * @throws NoSuchElementException if there is none
   */
  @Suspendable
  default T first() {
    Generator<T> source = (Generator<T>) this;
    try (source) {
      if (!source.hasNext()) {
        throw new NoSuchElementException(
            "Cannot return the first element: the generator has none. Give first() a default.");
      }
      return source.next();
    }
  }

  /**
   * Returns the next element, if there is one, and closes the generator. {@code
   * Generator.range(0).first(-1)} gives {@code -1}.
   *
   * @param otherwise what to return if there is none; may be null
   * @return may be null
   */
  @Suspendable
  default T first(T otherwise) {
    Generator<T> source = (Generator<T>) this;
    try (source) {
      return source.hasNext() ? source.next() : otherwise;
    }
  }

  /**
   * Tells if {@code p} holds for an element, asks for none after it, and closes the generator.
   * {@code Generator.range(3).anyMatch(x -> x > 1)} gives {@code true}.
   *
   * @param p what is asked
   * @return false if there is no element
   */
  @Suspendable
  default boolean anyMatch(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    Generator<T> source = (Generator<T>) this;
    try (source) {
      while (source.hasNext()) {
        if (p.test(source.next())) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Tells if {@code p} holds for all elements, asks for none after one for which it does not, and
   * closes the generator. {@code Generator.range(3).allMatch(x -> x > 1)} gives {@code false}.
   *
   * @param p what is asked
   * @return true if there is no element
   */
  @Suspendable
  default boolean allMatch(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    Generator<T> source = (Generator<T>) this;
    try (source) {
      while (source.hasNext()) {
        if (!p.test(source.next())) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Tells if {@code p} holds for no element, asks for none after one for which it does, and closes
   * the generator. {@code Generator.range(3).noneMatch(x -> x > 2)} gives {@code true}.
   *
   * @param p what is asked
   * @return true if there is no element
   */
  @Suspendable
  default boolean noneMatch(Predicate<? super T> p) {
    return !anyMatch(p);
  }

  /**
   * Finds the least element and closes the generator. {@code Generator.from(List.of(3, 1,
   * 2)).min(Comparator.naturalOrder())} gives {@code Optional[1]}.
   *
   * @param order which of two is less
   * @return the first of the least ones; empty if there is no element
   * @throws NullPointerException if it is null
   */
  @Suspendable
  default Optional<T> min(Comparator<? super T> order) {
    Objects.requireNonNull(order, "order");
    return reduce((a, b) -> order.compare(b, a) < 0 ? b : a);
  }

  /**
   * Finds the greatest element and closes the generator. {@code Generator.from(List.of(3, 1,
   * 2)).max(Comparator.naturalOrder())} gives {@code Optional[3]}.
   *
   * @param order which of two is less
   * @return the first of the greatest ones; empty if there is no element
   * @throws NullPointerException if it is null
   */
  @Suspendable
  default Optional<T> max(Comparator<? super T> order) {
    Objects.requireNonNull(order, "order");
    return reduce((a, b) -> order.compare(b, a) > 0 ? b : a);
  }
}
