package dev.fermata;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** What uses a {@link DoubleGenerator} up: it is closed when any of these methods is left. */
// Both by design, as Generator is.
@SuppressWarnings("IterableAndIterator")
public sealed interface DoubleTerminals extends PrimitiveIterator.OfDouble, Iterable<Double>
    permits DoubleGenerator {
  /**
   * Returns this generator, which can be iterated over once. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).iterator().next()} gives {@code 3}.
   *
   * @return this
   */
  @Override
  default PrimitiveIterator.OfDouble iterator() {
    return this;
  }

  @Override
  default Spliterator.OfDouble spliterator() {
    return new DoubleGeneratorSpliterator((DoubleGenerator) this);
  }

  /**
   * Makes a sequential, ordered stream of the remaining elements, which asks for one at a time.
   * Closing the stream closes this generator. {@code DoubleGenerator.from(DoubleStream.of(3, 1,
   * 2)).stream().sum()} gives {@code 6}.
   *
   * @return a stream over this generator, which is then its own
   */
  default DoubleStream stream() {
    DoubleGenerator source = (DoubleGenerator) this;
    return StreamSupport.doubleStream(spliterator(), false).onClose(source::close);
  }

  /**
   * Hands each element to {@code action}, boxed, and closes the generator. See {@link
   * #forEachDouble}.
   *
   * <pre>{@code
   * List<Object> seen = new ArrayList<>();
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).forEach(seen::add);
   * seen.size(); // 3
   * }</pre>
   *
   * @param action called once for each element; what it throws is thrown here
   */
  @Override
  @Suspendable
  default void forEach(Consumer<? super Double> action) {
    Objects.requireNonNull(action, "action");
    forEachDouble(element -> action.accept(element));
  }

  /**
   * Hands each element to {@code action} and closes the generator.
   *
   * <pre>{@code
   * List<Object> seen = new ArrayList<>();
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).forEachDouble(seen::add);
   * seen.size(); // 3
   * }</pre>
   *
   * @param action called once for each element; what it throws is thrown here
   */
  @Suspendable
  default void forEachDouble(DoubleConsumer action) {
    forEachRemaining(action);
  }

  /**
   * Hands each element that is left to {@code action}, boxed, and closes the generator.
   *
   * <pre>{@code
   * List<Object> seen = new ArrayList<>();
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).forEachRemaining((Double i) -> seen.add(i));
   * seen.size(); // 3
   * }</pre>
   *
   * @param action called once for each element; what it throws is thrown here
   */
  @Override
  @Suspendable
  default void forEachRemaining(Consumer<? super Double> action) {
    forEach(action);
  }

  /**
   * Hands each element to {@code action}, and closes the generator; see {@link Generator#forEach}.
   *
   * <pre>{@code
   * List<Object> seen = new ArrayList<>();
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).forEachRemaining((double i) -> seen.add(i));
   * seen.size(); // 3
   * }</pre>
   *
   * @param action must not use this generator
   * @throws IllegalStateException if the generator is running, or if its body yields after {@code
   *     action} threw
   */
  @Override
  @Suspendable
  void forEachRemaining(DoubleConsumer action);

  /**
   * Makes one number of all elements and closes the generator. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).reduce(10, (a, b) -> a + b)} gives {@code 16}.
   *
   * @param seed the result if there is no element
   * @param f makes the next result of the last one and an element
   * @return the last result
   */
  @Suspendable
  default double reduce(double seed, DoubleBinaryOperator f) {
    Objects.requireNonNull(f, "f");
    double[] result = {seed};
    forEachDouble(element -> result[0] = f.applyAsDouble(result[0], element));
    return result[0];
  }

  /**
   * Makes one element of all and closes the generator. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).reduce((a, b) -> a + b)} gives {@code
   * OptionalDouble[6]}.
   *
   * @param f makes one element of two
   * @return empty if there is no element
   */
  @Suspendable
  default OptionalDouble reduce(DoubleBinaryOperator f) {
    Objects.requireNonNull(f, "f");
    double[] result = {0};
    boolean[] found = {false};
    forEachDouble(
        element -> {
          result[0] = found[0] ? f.applyAsDouble(result[0], element) : element;
          found[0] = true;
        });
    return found[0] ? OptionalDouble.of(result[0]) : OptionalDouble.empty();
  }

  /**
   * Finds the least element and closes the generator. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).min()} gives {@code OptionalDouble[1]}.
   *
   * @return empty if there is no element
   */
  @Suspendable
  default OptionalDouble min() {
    return reduce(Math::min);
  }

  /**
   * Finds the greatest element and closes the generator. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).max()} gives {@code OptionalDouble[3]}.
   *
   * @return empty if there is no element
   */
  @Suspendable
  default OptionalDouble max() {
    return reduce(Math::max);
  }

  /**
   * Counts the elements and closes the generator. {@code DoubleGenerator.from(DoubleStream.of(3, 1,
   * 2)).count()} gives {@code 3}.
   *
   * @return how many were left
   */
  @Suspendable
  default long count() {
    long[] count = {0};
    forEachDouble(element -> count[0]++);
    return count[0];
  }

  /**
   * Collects the elements into an array and closes the generator. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).toArray()} gives {@code [3, 1, 2]}.
   *
   * @return the elements that were left
   */
  @Suspendable
  default double[] toArray() {
    DoubleStream.Builder elements = DoubleStream.builder();
    forEachDouble(element -> elements.accept(element));
    return elements.build().toArray();
  }

  /**
   * Returns the next element and closes the generator. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).first()} gives {@code 3}.
   *
   * @return the element
   * @throws NoSuchElementException if there is none
   */
  @Suspendable
  default double first() {
    DoubleGenerator source = (DoubleGenerator) this;
    try (source) {
      if (!source.hasNext()) {
        throw new NoSuchElementException(
            "Cannot return the first element: the generator has none. Give first() a default.");
      }
      return source.nextDouble();
    }
  }

  /**
   * Returns the next element, if there is one, and closes the generator. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).filter(i -> i > 5).first(-1)} gives {@code -1}.
   *
   * @param otherwise what to return if there is none
   * @return the element
   */
  @Suspendable
  default double first(double otherwise) {
    DoubleGenerator source = (DoubleGenerator) this;
    try (source) {
      return source.hasNext() ? source.nextDouble() : otherwise;
    }
  }

  /**
   * Tells if {@code p} holds for an element, asks for none after it, and closes the generator.
   * {@code DoubleGenerator.from(DoubleStream.of(3, 1, 2)).anyMatch(i -> i > 2)} gives {@code true}.
   *
   * @param p what is asked
   * @return false if there is no element
   */
  @Suspendable
  default boolean anyMatch(DoublePredicate p) {
    Objects.requireNonNull(p, "p");
    DoubleGenerator source = (DoubleGenerator) this;
    try (source) {
      while (source.hasNext()) {
        if (p.test(source.nextDouble())) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Tells if {@code p} holds for all elements, asks for none after one for which it does not, and
   * closes the generator. {@code DoubleGenerator.from(DoubleStream.of(3, 1, 2)).allMatch(i -> i >
   * 2)} gives {@code false}.
   *
   * @param p what is asked
   * @return true if there is no element
   */
  @Suspendable
  default boolean allMatch(DoublePredicate p) {
    Objects.requireNonNull(p, "p");
    DoubleGenerator source = (DoubleGenerator) this;
    try (source) {
      while (source.hasNext()) {
        if (!p.test(source.nextDouble())) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Tells if {@code p} holds for no element, asks for none after one for which it does, and closes
   * the generator. {@code DoubleGenerator.from(DoubleStream.of(3, 1, 2)).noneMatch(i -> i > 3)}
   * gives {@code true}.
   *
   * @param p what is asked
   * @return true if there is no element
   */
  @Suspendable
  default boolean noneMatch(DoublePredicate p) {
    return !anyMatch(p);
  }
}
