package dev.fermata;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * A generator of longs that boxes nothing. See {@link Generator} for what it guarantees.
 *
 * <pre>{@code
 * LongGenerator squares = LongGenerator.of(y -> {
 *   for (long i = 0; i < 10; i++) y.yield(i * i);
 * });
 * long sum = squares.filter(i -> i % 2 == 0).sum();
 * }</pre>
 */
// Both by design, as Generator is.
@SuppressWarnings("IterableAndIterator")
public non-sealed interface LongGenerator extends LongStages, LongTerminals, AutoCloseable {
  /**
   * Creates a generator. {@code LongGenerator.of(y -> { y.yield(1); y.yield(2); }).toArray()} gives
   * {@code [1, 2]}.
   *
   * @param body yields the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static LongGenerator of(LongBody body) {
    return new LongBodyGenerator(body);
  }

  /**
   * Creates a generator of the elements of {@code source}, which is closed with it. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).sum()} gives {@code 6}.
   *
   * @param source not used by anyone else
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static LongGenerator from(LongStream source) {
    Objects.requireNonNull(source, "source");
    return LongStage.of(source, y -> y.yieldAll(source.iterator()));
  }

  /**
   * Creates a generator without end. {@code LongGenerator.generate(() -> 7).take(2).sum()} gives
   * {@code 14}.
   *
   * @param supplier gives each element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static LongGenerator generate(LongSupplier supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return of(
        y -> {
          while (true) {
            y.yield(supplier.getAsLong());
          }
        });
  }

  /**
   * Creates a generator without end, each of whose elements is made of the one before it. {@code
   * LongGenerator.iterate(1, i -> 2 * i).take(4).toArray()} gives {@code [1, 2, 4, 8]}.
   *
   * @param seed the first element
   * @param f gives the next element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static LongGenerator iterate(long seed, LongUnaryOperator f) {
    Objects.requireNonNull(f, "f");
    return of(
        y -> {
          for (long element = seed; ; element = f.applyAsLong(element)) {
            y.yield(element);
          }
        });
  }

  /**
   * Creates a generator each of whose elements is made of the one before it. {@code
   * LongGenerator.iterate(1, i -> i < 5, i -> 2 * i).toArray()} gives {@code [1, 2, 4]}.
   *
   * @param seed the first element, if {@code p} holds for it
   * @param p tells if an element is one, or the end
   * @param f gives the next element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static LongGenerator iterate(long seed, LongPredicate p, LongUnaryOperator f) {
    Objects.requireNonNull(p, "p");
    return iterate(seed, f).takeWhile(p);
  }

  /**
   * Creates a generator of 0, 1, … {@code end - 1}. {@code LongGenerator.range(3).toArray()} gives
   * {@code [0, 1, 2]}.
   *
   * @param end the first number left out; nothing is generated if it is not positive
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static LongGenerator range(long end) {
    return range(0, end);
  }

  /**
   * Creates a generator of {@code start}, {@code start + 1}, … {@code end - 1}. {@code
   * LongGenerator.range(2, 5).toArray()} gives {@code [2, 3, 4]}.
   *
   * @param start the first number
   * @param end the first number left out; nothing is generated if it is not above {@code start}
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static LongGenerator range(long start, long end) {
    return of(
        y -> {
          for (long i = start; i < end; i++) {
            y.yield(i);
          }
        });
  }

  /**
   * Creates a generator of {@code start}, {@code start + step}, … before {@code end}. {@code
   * LongGenerator.range(9, 0, -3).toArray()} gives {@code [9, 6, 3]}.
   *
   * @param start the first number
   * @param end the first number left out, in the direction of {@code step}
   * @param step the distance to the next number; counts down if it is negative
   * @return a generator that has not begun
   * @throws IllegalArgumentException if {@code step} is 0
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static LongGenerator range(long start, long end, long step) {
    Arguments.requireStep(step);
    return of(
        y -> {
          for (long i = start; Arguments.before(i, end, step); i += step) {
            y.yield(i);
            if (Arguments.isLast(i, end, step)) {
              return;
            }
          }
        });
  }

  /**
   * Runs the body to its next yield, unless an element waits already. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).hasNext()} gives {@code true}.
   *
   * @return true if {@link #nextLong} has an element
   * @throws IllegalStateException if the generator is running; the running one is not disturbed
   */
  @Override
  @Suspendable
  boolean hasNext();

  /**
   * Returns the next element, running the body to its next yield if none waits. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).nextLong()} gives {@code 3}.
   *
   * @return the element
   * @throws StopIteration if the body has ended, now or before
   * @throws IllegalStateException if the generator is running, or if the body threw a {@link
   *     java.util.NoSuchElementException}, which would be taken for the end
   */
  @Override
  @Suspendable
  long nextLong();

  /**
   * Ends the generator; see {@link Generator#close}.
   *
   * <pre>{@code
   * LongGenerator open = LongGenerator.from(LongStream.of(3, 1, 2));
   * open.nextLong(); // 3
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
   * Tells where this generator is in its life. {@code LongGenerator.from(LongStream.of(3, 1,
   * 2)).state()} gives {@code CREATED}.
   *
   * @return the state at this moment
   */
  Generator.State state();

  /**
   * Lists the calls that the suspended body stands in. {@code LongGenerator.from(LongStream.of(3,
   * 1, 2)).suspendedFrames().length} gives {@code 0}.
   *
   * @return innermost first; empty unless suspended
   */
  StackTraceElement[] suspendedFrames();

  /**
   * Returns the generator that stands in for this one at present.
   *
   * <pre>{@code
   * LongGenerator inner = LongGenerator.from(LongStream.of(3, 1, 2));
   * LongGenerator outer = LongGenerator.of(y -> y.yieldAll(inner));
   * outer.nextLong(); // 3
   * outer.delegate().get() == inner; // true
   * }</pre>
   *
   * @return empty unless the body stands in {@link LongYielder#yieldAll} of a generator
   */
  Optional<LongGenerator> delegate();

  /**
   * Copies this generator as it stands, so that both go on from here independently. The frames of
   * the body are copied, with the values of its locals; the objects that these refer to are shared,
   * a source that the body takes elements from too.
   *
   * <pre>{@code
   * LongGenerator one = LongGenerator.iterate(1, i -> i + 1);
   * one.nextLong(); // 1
   * one.fork().take(2).sum(); // 5
   * one.take(2).sum(); // 5
   * }</pre>
   *
   * @return a generator with the same elements to come
   * @throws IllegalStateException if it is running or closed, or if another generator or a
   *     continuation is suspended inside it
   */
  LongGenerator fork();

  /**
   * Transforms each element to an int when it is asked for. Closing the result closes this
   * generator. {@code LongGenerator.from(LongStream.of(3, 1, 2)).mapToInt(i -> (int) i / 2).sum()}
   * gives {@code 2}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default IntGenerator mapToInt(LongToIntFunction f) {
    Objects.requireNonNull(f, "f");
    return IntStage.of(
        this,
        y -> {
          while (hasNext()) {
            y.yield(f.applyAsInt(nextLong()));
          }
        },
        y -> forEachRemaining((long element) -> y.yield(f.applyAsInt(element))));
  }

  /**
   * Transforms each element to a double when it is asked for. Closing the result closes this
   * generator. {@code LongGenerator.from(LongStream.of(3, 1, 2)).mapToDouble(i -> i /
   * 2.0).toArray()} gives {@code [1.5, 0.5, 1]}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default DoubleGenerator mapToDouble(LongToDoubleFunction f) {
    Objects.requireNonNull(f, "f");
    return DoubleStage.of(
        this,
        y -> {
          while (hasNext()) {
            y.yield(f.applyAsDouble(nextLong()));
          }
        },
        y -> forEachRemaining((long element) -> y.yield(f.applyAsDouble(element))));
  }

  /**
   * Adds the elements up and closes the generator. {@code LongGenerator.from(LongStream.of(3, 1,
   * 2)).sum()} gives {@code 6}.
   *
   * @return the exact sum; 0 if there is no element
   * @throws ArithmeticException if it is beyond a long
   */
  @Suspendable
  default long sum() {
    long[] sum = {0};
    forEachLong(element -> sum[0] = Math.addExact(sum[0], element));
    return sum[0];
  }

  /**
   * Finds the arithmetic mean of the elements and closes the generator. {@code
   * LongGenerator.from(LongStream.of(3, 1, 2)).average()} gives {@code OptionalDouble[2]}.
   *
   * @return empty if there is no element
   * @throws ArithmeticException if their sum is beyond a long
   */
  @Suspendable
  default OptionalDouble average() {
    long[] sumAndCount = {0, 0};
    forEachLong(
        element -> {
          sumAndCount[0] = Math.addExact(sumAndCount[0], element);
          sumAndCount[1]++;
        });
    return sumAndCount[1] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) sumAndCount[0] / sumAndCount[1]);
  }
}
