package dev.fermata;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A generator of doubles that boxes nothing. See {@link Generator} for what it guarantees.
 *
 * <pre>{@code
 * DoubleGenerator squares = DoubleGenerator.of(y -> {
 *   for (double i = 0; i < 10; i++) y.yield(i * i);
 * });
 * double sum = squares.filter(i -> i > 4).sum();
 * }</pre>
 */
// Both by design, as Generator is.
@SuppressWarnings("IterableAndIterator")
public non-sealed interface DoubleGenerator extends DoubleStages, DoubleTerminals, AutoCloseable {
  /**
   * Creates a generator. {@code DoubleGenerator.of(y -> { y.yield(1); y.yield(2); }).toArray()}
   * gives {@code [1, 2]}.
   *
   * @param body yields the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static DoubleGenerator of(DoubleBody body) {
    return new DoubleBodyGenerator(body);
  }

  /**
   * Creates a generator of the elements of {@code source}, which is closed with it. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).sum()} gives {@code 6}.
   *
   * @param source not used by anyone else
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static DoubleGenerator from(DoubleStream source) {
    Objects.requireNonNull(source, "source");
    return DoubleStage.of(source, y -> y.yieldAll(source.iterator()));
  }

  /**
   * Creates a generator without end. {@code DoubleGenerator.generate(() -> 7).take(2).sum()} gives
   * {@code 14}.
   *
   * @param supplier gives each element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static DoubleGenerator generate(DoubleSupplier supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return of(
        y -> {
          while (true) {
            y.yield(supplier.getAsDouble());
          }
        });
  }

  /**
   * Creates a generator without end, each of whose elements is made of the one before it. {@code
   * DoubleGenerator.iterate(1, i -> 2 * i).take(4).toArray()} gives {@code [1, 2, 4, 8]}.
   *
   * @param seed the first element
   * @param f gives the next element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static DoubleGenerator iterate(double seed, DoubleUnaryOperator f) {
    Objects.requireNonNull(f, "f");
    return of(
        y -> {
          for (double element = seed; ; element = f.applyAsDouble(element)) {
            y.yield(element);
          }
        });
  }

  /**
   * Creates a generator each of whose elements is made of the one before it. {@code
   * DoubleGenerator.iterate(1, i -> i < 5, i -> 2 * i).toArray()} gives {@code [1, 2, 4]}.
   *
   * @param seed the first element, if {@code p} holds for it
   * @param p tells if an element is one, or the end
   * @param f gives the next element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static DoubleGenerator iterate(double seed, DoublePredicate p, DoubleUnaryOperator f) {
    Objects.requireNonNull(p, "p");
    return iterate(seed, f).takeWhile(p);
  }

  /**
   * Runs the body to its next yield, unless an element waits already. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).hasNext()} gives {@code true}.
   *
   * @return true if {@link #nextDouble} has an element
   * @throws IllegalStateException if the generator is running; the running one is not disturbed
   */
  @Override
  @Suspendable
  boolean hasNext();

  /**
   * Returns the next element, running the body to its next yield if none waits. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).nextDouble()} gives {@code 3}.
   *
   * @return the element
   * @throws StopIteration if the body has ended, now or before
   * @throws IllegalStateException if the generator is running, or if the body threw a {@link
   *     java.util.NoSuchElementException}, which would be taken for the end
   */
  @Override
  @Suspendable
  double nextDouble();

  /**
   * Ends the generator; see {@link Generator#close}.
   *
   * <pre>{@code
   * DoubleGenerator open = DoubleGenerator.from(DoubleStream.of(3, 1, 2));
   * open.nextDouble(); // 3
   * open.close();
   * open.hasNext(); // false
   * }</pre>
   *
   * @throws IllegalStateException if the generator is running, or if its body yields again
   */
  @Override
  @Suspendable
  void close();

  /**
   * Tells where this generator is in its life. {@code DoubleGenerator.from(DoubleStream.of(3, 1,
   * 2)).state()} gives {@code CREATED}.
   *
   * @return the state at this moment
   */
  Generator.State state();

  /**
   * Lists the calls that the suspended body stands in. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).suspendedFrames().length} gives {@code 0}.
   *
   * @return innermost first; empty unless suspended
   */
  StackTraceElement[] suspendedFrames();

  /**
   * Returns the generator that stands in for this one at present.
   *
   * <pre>{@code
   * DoubleGenerator inner = DoubleGenerator.from(DoubleStream.of(3, 1, 2));
   * DoubleGenerator outer = DoubleGenerator.of(y -> y.yieldAll(inner));
   * outer.nextDouble(); // 3
   * outer.delegate().get() == inner; // true
   * }</pre>
   *
   * @return empty unless the body stands in {@link DoubleYielder#yieldAll} of a generator
   */
  Optional<DoubleGenerator> delegate();

  /**
   * Copies this generator as it stands, so that both go on from here independently. The frames of
   * the body are copied, with the values of its locals; the objects that these refer to are shared,
   * a source that the body takes elements from too.
   *
   * <pre>{@code
   * DoubleGenerator one = DoubleGenerator.iterate(1, i -> i + 1);
   * one.nextDouble(); // 1
   * one.fork().take(2).sum(); // 5
   * one.take(2).sum(); // 5
   * }</pre>
   *
   * @return a generator with the same elements to come
   * @throws IllegalStateException if it is running or closed, or if another generator or a
   *     continuation is suspended inside it
   */
  DoubleGenerator fork();

  /**
   * Transforms each element to an int when it is asked for. Closing the result closes this
   * generator. {@code DoubleGenerator.from(DoubleStream.of(3, 1, 2)).mapToInt(i -> (int) i /
   * 2).sum()} gives {@code 2}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator mapToInt(DoubleToIntFunction f) {
    Objects.requireNonNull(f, "f");
    return IntStage.of(
        this,
        y -> {
          while (hasNext()) {
            y.yield(f.applyAsInt(nextDouble()));
          }
        },
        y -> forEachRemaining((double element) -> y.yield(f.applyAsInt(element))));
  }

  /**
   * Transforms each element to a long when it is asked for. Closing the result closes this
   * generator. {@code DoubleGenerator.from(DoubleStream.of(3, 1, 2)).mapToLong(i -> 10 * (long)
   * i).sum()} gives {@code 60}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator mapToLong(DoubleToLongFunction f) {
    Objects.requireNonNull(f, "f");
    return LongStage.of(
        this,
        y -> {
          while (hasNext()) {
            y.yield(f.applyAsLong(nextDouble()));
          }
        },
        y -> forEachRemaining((double element) -> y.yield(f.applyAsLong(element))));
  }

  /**
   * Adds the elements up and closes the generator. The errors of rounding are added up too, as a
   * {@link DoubleStream} does. {@code DoubleGenerator.from(DoubleStream.of(3, 1, 2)).sum()} gives
   * {@code 6}.
   *
   * @return the sum; 0 if there is no element
   */
  @Suspendable
  default double sum() {
    DoubleSum sum = new DoubleSum();
    forEachDouble(element -> sum.add(element));
    return sum.value();
  }

  /**
   * Finds the arithmetic mean of the elements and closes the generator. {@code
   * DoubleGenerator.from(DoubleStream.of(3, 1, 2)).average()} gives {@code OptionalDouble[2]}.
   *
   * @return empty if there is no element
   */
  @Suspendable
  default OptionalDouble average() {
    DoubleSum sum = new DoubleSum();
    forEachDouble(element -> sum.add(element));
    return sum.mean();
  }
}
