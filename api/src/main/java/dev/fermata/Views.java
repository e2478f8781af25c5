package dev.fermata;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A {@link Generator} as what the JDK's methods ask for.
 *
 * @param <T> the type of the elements
 */
public sealed interface Views<T> extends Iterable<T> permits Generator {
  /**
   * Returns this generator, which can be iterated over once. {@code
   * Generator.range(2).iterator().next()} gives {@code 0}.
   *
   * @return this
   */
  @Override
  default Iterator<T> iterator() {
    return (Generator<T>) this;
  }

  /**
   * Makes a spliterator of the remaining elements, which asks for one at a time. It is ordered, of
   * unknown size, and cannot be split. {@code
   * Generator.range(2).spliterator().hasCharacteristics(Spliterator.ORDERED)} gives {@code true}.
   *
   * @return a view of this generator, which is then its own
   */
  @Override
  default Spliterator<T> spliterator() {
    return new GeneratorSpliterator<>((Generator<T>) this);
  }

  /**
   * Makes a sequential, ordered stream of the remaining elements, which asks for one at a time.
   * Closing the stream closes this generator. {@code Generator.range(3).stream().mapToInt(x ->
   * x).sum()} gives {@code 3}.
   *
   * @return a stream over this generator, which is then its own
   */
  default Stream<T> stream() {
    Generator<T> source = (Generator<T>) this;
    return StreamSupport.stream(spliterator(), false).onClose(source::close);
  }

  /**
   * Makes an {@link Enumeration} of the remaining elements, for interfaces that are that old.
   * {@code Collections.list(Generator.range(2).enumeration())} gives {@code [0, 1]}.
   *
   * @return a view of this generator, which is then its own
   */
  default Enumeration<T> enumeration() {
    return new GeneratorEnumeration<>((Generator<T>) this);
  }
}
