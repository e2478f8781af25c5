package dev.fermata;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** What uses a {@link LongGenerator} up: it is closed when any of these methods is left. */
// Both by design, as Generator is.
@SuppressWarnings("IterableAndIterator")
public sealed interface LongTerminals extends PrimitiveIterator.OfLong, Iterable<Long>
    permits LongGenerator {
  /**
   * Returns this generator, which can be iterated over once. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).iterator().next()} gives {@code 3}.
   *
   * @return this
   */
  @Override
  default PrimitiveIterator.OfLong iterator() {
    return this;
  }

  @Override
  default Spliterator.OfLong spliterator() {
    return new LongGeneratorSpliterator((LongGenerator) this);
  }

  /**
   * Makes a sequential, ordered stream of the remaining elements, which asks for one at a time.
   * Closing the stream closes this generator. {@code LongGenerator.from(LongStream.of(3, 1,
   * 2)).stream().sum()} gives {@code 6}.
   *
   * @return a stream over this generator, which is then its own
   */
  default LongStream stream() {
    LongGenerator source = (LongGenerator) this;
    return StreamSupport.longStream(spliterator(), false).onClose(source::close);
  }

  /**
   * Hands each element to {@code action}, boxed, and closes the generator. See {@link
   * #forEachLong}.
   *
   * <pre>{@code
   * List<Object> seen = new ArrayList<>();
   * LongGenerator.from(LongStream.of(3, 1, 2)).forEach(seen::add);
   * seen.size(); // 3
   * }</pre>
   *
   * @param action called once for each element; what it throws is thrown here
   */
  @Override
  @Suspendable
  default void forEach(Consumer<? super Long> action) {
    Objects.requireNonNull(action, "action");
    forEachLong(element -> action.accept(element));
  }

  /**
   * Hands each element to {@code action} and closes the generator.
   *
   * <pre>{@code
   * List<Object> seen = new ArrayList<>();
   * LongGenerator.from(LongStream.of(3, 1, 2)).forEachLong(seen::add);
   * seen.size(); // 3
   * }</pre>
   *
   * @param action called once for each element; what it throws is thrown here
   */
  @Suspendable
  default void forEachLong(LongConsumer action) {
    forEachRemaining(action);
  }

  /**
   * Hands each element that is left to {@code action}, boxed, and closes the generator.
   *
   * <pre>{@code
   * List<Object> seen = new ArrayList<>();
   * LongGenerator.from(LongStream.of(3, 1, 2)).forEachRemaining((Long i) -> seen.add(i));
   * seen.size(); // 3
   * }</pre>
   *
   * @param action called once for each element; what it throws is thrown here
   */
  @Override
  @Suspendable
  default void forEachRemaining(Consumer<? super Long> action) {
    forEach(action);
  }

  /**
   * Hands each element to {@code action}, and closes the generator; see {@link Generator#forEach}.
   *
   * <pre>{@code
   * List<Object> seen = new ArrayList<>();
   * LongGenerator.from(LongStream.of(3, 1, 2)).forEachRemaining((long i) -> seen.add(i));
   * seen.size(); // 3
   * }</pre>
   *
   * @param action must not use this generator
   * @throws IllegalStateException if the generator is running, or if its body yields after {@code
   *     action} threw
   */
  @Override
  @Suspendable
  void forEachRemaining(LongConsumer action);

  /**
   * Makes one number of all elements and closes the generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).reduce(10, (a, b) -> a + b)} gives {@code 16}.
   *
   * @param seed the result if there is no element
   * @param f makes the next result of the last one and an element
   * @return the last result
   */
  @Suspendable
  default long reduce(long seed, LongBinaryOperator f) {
    Objects.requireNonNull(f, "f");
    long[] result = {seed};
    forEachLong(element -> result[0] = f.applyAsLong(result[0], element));
    return result[0];
  }

  /**
   * Makes one element of all and closes the generator. {@code LongGenerator.from(LongStream.of(3,
   * 1, 2)).reduce((a, b) -> a + b)} gives {@code OptionalLong[6]}.
   *
   * @param f makes one element of two
   * @return empty if there is no element
   */
  @Suspendable
  default OptionalLong reduce(LongBinaryOperator f) {
    Objects.requireNonNull(f, "f");
    long[] result = {0};
    boolean[] found = {false};
    forEachLong(
        element -> {
          result[0] = found[0] ? f.applyAsLong(result[0], element) : element;
          found[0] = true;
        });
    return found[0] ? OptionalLong.of(result[0]) : OptionalLong.empty();
  }

  /**
   * Finds the least element and closes the generator. {@code LongGenerator.from(LongStream.of(3, 1,
   * 2)).min()} gives {@code OptionalLong[1]}.
   *
   * @return empty if there is no element
   */
  @Suspendable
  default OptionalLong min() {
    return reduce(Math::min);
  }

  /**
   * Finds the greatest element and closes the generator. {@code LongGenerator.from(LongStream.of(3,
   * 1, 2)).max()} gives {@code OptionalLong[3]}.
   *
   * @return empty if there is no element
   */
  @Suspendable
  default OptionalLong max() {
    return reduce(Math::max);
  }

  /**
   * Counts the elements and closes the generator. {@code LongGenerator.from(LongStream.of(3, 1,
   * 2)).count()} gives {@code 3}.
   *
   * @return how many were left
   */
  @Suspendable
  default long count() {
    long[] count = {0};
    forEachLong(element -> count[0]++);
    return count[0];
  }

  /**
   * Collects the elements into an array and closes the generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).toArray()} gives {@code [3, 1, 2]}.
   *
   * @return the elements that were left
   */
  @Suspendable
  default long[] toArray() {
    LongStream.Builder elements = LongStream.builder();
    forEachLong(element -> elements.accept(element));
    return elements.build().toArray();
  }

  /**
   * Returns the next element and closes the generator. {@code LongGenerator.from(LongStream.of(3,
   * 1, 2)).first()} gives {@code 3}.
   *
   * @return the element
   * @throws NoSuchElementException if there is none
   */
  @Suspendable
  default long first() {
    LongGenerator source = (LongGenerator) this;
    try (source) {
      if (!source.hasNext()) {
        throw new NoSuchElementException(
            "Cannot return the first element: the generator has none. Give first() a default.");
      }
      return source.nextLong();
    }
  }

  /**
   * Returns the next element, if there is one, and closes the generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).filter(i -> i > 5).first(-1)} gives {@code -1}.
   *
   * @param otherwise what to return if there is none
   * @return the element
   */
  @Suspendable
  default long first(long otherwise) {
    LongGenerator source = (LongGenerator) this;
    try (source) {
      return source.hasNext() ? source.nextLong() : otherwise;
    }
  }

  /**
   * Tells if {@code p} holds for an element, asks for none after it, and closes the generator.
   * {@code LongGenerator.from(LongStream.of(3, 1, 2)).anyMatch(i -> i > 2)} gives {@code true}.
   *
   * @param p what is asked
   * @return false if there is no element
   */
  @Suspendable
  default boolean anyMatch(LongPredicate p) {
    Objects.requireNonNull(p, "p");
    LongGenerator source = (LongGenerator) this;
    try (source) {
      while (source.hasNext()) {
        if (p.test(source.nextLong())) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Tells if {@code p} holds for all elements, asks for none after one for which it does not, and
   * closes the generator. {@code LongGenerator.from(LongStream.of(3, 1, 2)).allMatch(i -> i > 2)}
   * gives {@code false}.
   *
   * @param p what is asked
   * @return true if there is no element
   */
  @Suspendable
  default boolean allMatch(LongPredicate p) {
    Objects.requireNonNull(p, "p");
    LongGenerator source = (LongGenerator) this;
    try (source) {
      while (source.hasNext()) {
        if (!p.test(source.nextLong())) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Tells if {@code p} holds for no element, asks for none after one for which it does, and closes
   * the generator. {@code LongGenerator.from(LongStream.of(3, 1, 2)).noneMatch(i -> i > 3)} gives
   * {@code true}.
   *
   * @param p what is asked
   * @return true if there is no element
   */
  @Suspendable
  default boolean noneMatch(LongPredicate p) {
    return !anyMatch(p);
  }
}
