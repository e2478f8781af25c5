package dev.fermata;

import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A generator of ints that boxes nothing. See {@link Generator} for what it guarantees.
 *
 * <pre>{@code
 * IntGenerator squares = IntGenerator.of(y -> {
 *   for (int i = 0; i < 10; i++) y.yield(i * i);
 * });
 * int sum = squares.stream().sum();
 * }</pre>
 */
// Both by design, as Generator is.
@SuppressWarnings("IterableAndIterator")
public interface IntGenerator extends PrimitiveIterator.OfInt, Iterable<Integer>, AutoCloseable {
  /**
   * Creates a generator.
   *
   * @param body yields the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator of(IntBody body) {
    return new IntBodyGenerator(body);
  }

  /**
   * Runs the body to its next yield, unless an element waits already.
   *
   * @return true if {@link #nextInt} has an element
   * @throws IllegalStateException if the generator is running; the running one is not disturbed
   */
  @Override
  @Suspendable
  boolean hasNext();

  /**
   * Returns the next element, running the body to its next yield if none waits.
   *
   * @return the element
   * @throws StopIteration if the body has ended, now or before
   * @throws IllegalStateException if the generator is running, or if the body threw a {@link
   *     java.util.NoSuchElementException}, which would be taken for the end
   */
  @Override
  @Suspendable
  int nextInt();

  /**
   * Ends the generator; see {@link Generator#close}.
   *
   * @throws IllegalStateException if the generator is running, or if its body yields again
   */
  @Override
  @Suspendable
  void close();

  /**
   * Hands each element to {@code action}, and closes the generator; see {@link Generator#forEach}.
   *
   * @param action must not use this generator
   * @throws IllegalStateException if the generator is running, or if its body yields after {@code
   *     action} threw
   */
  @Override
  @Suspendable
  void forEachRemaining(IntConsumer action);

  /**
   * Tells where this generator is in its life.
   *
   * @return the state at this moment
   */
  Generator.State state();

  /**
   * Lists the calls that the suspended body stands in.
   *
   * @return innermost first; empty unless suspended
   */
  StackTraceElement[] suspendedFrames();

  /**
   * Copies this generator as it stands, so that both go on from here independently. The frames of
   * the body are copied, with the values of its locals; the objects that these refer to are shared,
   * a source that the body takes elements from too.
   *
   * @return a generator with the same elements to come
   * @throws IllegalStateException if it is running or closed, or if another generator or a
   *     continuation is suspended inside it
   */
  IntGenerator fork();

  /**
   * Returns this generator, which can be iterated over once.
   *
   * @return this
   */
  @Override
  default PrimitiveIterator.OfInt iterator() {
    return this;
  }

  @Override
  default Spliterator.OfInt spliterator() {
    return new IntGeneratorSpliterator(this);
  }

  /**
   * Makes a sequential, ordered stream of the remaining elements, which asks for one at a time.
   * Closing the stream closes this generator.
   *
   * @return a stream over this generator, which is then its own
   */
  default IntStream stream() {
    return StreamSupport.intStream(spliterator(), false).onClose(this::close);
  }
}
