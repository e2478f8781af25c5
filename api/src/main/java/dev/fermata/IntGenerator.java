package dev.fermata;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A generator of ints that boxes nothing. See {@link Generator} for what it guarantees.
 *
 * <pre>{@code
 * IntGenerator squares = IntGenerator.of(y -> {
 *   for (int i = 0; i < 10; i++) y.yield(i * i);
 * });
 * long sum = squares.filter(i -> i % 2 == 0).sum();
 * }</pre>
 */
// Both by design, as Generator is.
@SuppressWarnings("IterableAndIterator")
public non-sealed interface IntGenerator extends IntStages, IntTerminals, AutoCloseable {
  /**
   * Creates a generator. {@code IntGenerator.of(y -> { y.yield(1); y.yield(2); }).toArray()} gives
   * {@code [1, 2]}.
   *
   * @param body yields the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator of(IntBody body) {
    return new IntBodyGenerator(body);
  }

  /**
   * Creates a generator of the elements of {@code source}, which is closed with it. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).sum()} gives {@code 6}.
   *
   * @param source not used by anyone else
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator from(IntStream source) {
    Objects.requireNonNull(source, "source");
    return IntStage.of(source, y -> y.yieldAll(source.iterator()));
  }

  /**
   * Creates a generator without end. {@code IntGenerator.generate(() -> 7).take(2).sum()} gives
   * {@code 14}.
   *
   * @param supplier gives each element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator generate(IntSupplier supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return of(
        y -> {
          while (true) {
            y.yield(supplier.getAsInt());
          }
        });
  }

  /**
   * Creates a generator without end, each of whose elements is made of the one before it. {@code
   * IntGenerator.iterate(1, i -> 2 * i).take(4).toArray()} gives {@code [1, 2, 4, 8]}.
   *
   * @param seed the first element
   * @param f gives the next element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator iterate(int seed, IntUnaryOperator f) {
    Objects.requireNonNull(f, "f");
    return of(
        y -> {
          for (int element = seed; ; element = f.applyAsInt(element)) {
            y.yield(element);
          }
        });
  }

  /**
   * Creates a generator each of whose elements is made of the one before it. {@code
   * IntGenerator.iterate(1, i -> i < 5, i -> 2 * i).toArray()} gives {@code [1, 2, 4]}.
   *
   * @param seed the first element, if {@code p} holds for it
   * @param p tells if an element is one, or the end
   * @param f gives the next element when it is asked for
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator iterate(int seed, IntPredicate p, IntUnaryOperator f) {
    Objects.requireNonNull(p, "p");
    return iterate(seed, f).takeWhile(p);
  }

  /**
   * Creates a generator of 0, 1, … {@code end - 1}. {@code IntGenerator.range(3).toArray()} gives
   * {@code [0, 1, 2]}.
   *
   * @param end the first number left out; nothing is generated if it is not positive
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator range(int end) {
    return range(0, end);
  }

  /**
   * Creates a generator of {@code start}, {@code start + 1}, … {@code end - 1}. {@code
   * IntGenerator.range(2, 5).toArray()} gives {@code [2, 3, 4]}.
   *
   * @param start the first number
   * @param end the first number left out; nothing is generated if it is not above {@code start}
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator range(int start, int end) {
    return of(
        y -> {
          for (int i = start; i < end; i++) {
            y.yield(i);
          }
        });
  }

  /**
   * Creates a generator of {@code start}, {@code start + step}, … before {@code end}. {@code
   * IntGenerator.range(9, 0, -3).toArray()} gives {@code [9, 6, 3]}.
   *
   * @param start the first number
   * @param end the first number left out, in the direction of {@code step}
   * @param step the distance to the next number; counts down if it is negative
   * @return a generator that has not begun
   * @throws IllegalArgumentException if {@code step} is 0
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static IntGenerator range(int start, int end, int step) {
    Arguments.requireStep(step);
    return of(
        y -> {
          for (int i = start; Arguments.before(i, end, step); i += step) {
            y.yield(i);
            if (Arguments.isLast(i, end, step)) {
              return;
            }
          }
        });
  }

  /**
   * Runs the body to its next yield, unless an element waits already. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).hasNext()} gives {@code true}.
   *
   * @return true if {@link #nextInt} has an element
   * @throws IllegalStateException if the generator is running; the running one is not disturbed
   */
  @Override
  @Suspendable
  boolean hasNext();

  /**
   * Returns the next element, running the body to its next yield if none waits. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).nextInt()} gives {@code 3}.
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
   * <pre>{@code
   * IntGenerator open = IntGenerator.from(IntStream.of(3, 1, 2));
   * open.nextInt(); // 3
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
   * Tells where this generator is in its life. {@code IntGenerator.from(IntStream.of(3, 1,
   * 2)).state()} gives {@code CREATED}.
   *
   * @return the state at this moment
   */
  Generator.State state();

  /**
   * Lists the calls that the suspended body stands in. {@code IntGenerator.from(IntStream.of(3, 1,
   * 2)).suspendedFrames().length} gives {@code 0}.
   *
   * @return innermost first; empty unless suspended
   */
  StackTraceElement[] suspendedFrames();

  /**
   * Returns the generator that stands in for this one at present.
   *
   * <pre>{@code
   * IntGenerator inner = IntGenerator.from(IntStream.of(3, 1, 2));
   * IntGenerator outer = IntGenerator.of(y -> y.yieldAll(inner));
   * outer.nextInt(); // 3
   * outer.delegate().get() == inner; // true
   * }</pre>
   *
   * @return empty unless the body stands in {@link IntYielder#yieldAll} of a generator
   */
  Optional<IntGenerator> delegate();

  /**
   * Copies this generator as it stands, so that both go on from here independently. The frames of
   * the body are copied, with the values of its locals; the objects that these refer to are shared,
   * a source that the body takes elements from too.
   *
   * <pre>{@code
   * IntGenerator one = IntGenerator.iterate(1, i -> i + 1);
   * one.nextInt(); // 1
   * one.fork().take(2).sum(); // 5
   * one.take(2).sum(); // 5
   * }</pre>
   *
   * @return a generator with the same elements to come
   * @throws IllegalStateException if it is running or closed, or if another generator or a
   *     continuation is suspended inside it
   */
  IntGenerator fork();

  /**
   * Transforms each element to a long when it is asked for. Closing the result closes this
   * generator. {@code IntGenerator.from(IntStream.of(3, 1, 2)).mapToLong(i -> 10 * (long) i).sum()}
   * gives {@code 60}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default LongGenerator mapToLong(IntToLongFunction f) {
    Objects.requireNonNull(f, "f");
    return LongStage.of(
        this,
        y -> {
          while (hasNext()) {
            y.yield(f.applyAsLong(nextInt()));
          }
        },
        y -> forEachRemaining((int element) -> y.yield(f.applyAsLong(element))));
  }

  /**
   * Transforms each element to a double when it is asked for. Closing the result closes this
   * generator. {@code IntGenerator.from(IntStream.of(3, 1, 2)).mapToDouble(i -> i / 2.0).toArray()}
   * gives {@code [1.5, 0.5, 1]}.
   *
   * @param f gives the new element
   * @return a generator that has not begun; this one is then its own
   */
  default DoubleGenerator mapToDouble(IntToDoubleFunction f) {
    Objects.requireNonNull(f, "f");
    return DoubleStage.of(
        this,
        y -> {
          while (hasNext()) {
            y.yield(f.applyAsDouble(nextInt()));
          }
        },
        y -> forEachRemaining((int element) -> y.yield(f.applyAsDouble(element))));
  }

  /**
   * Adds the elements up and closes the generator. {@code IntGenerator.from(IntStream.of(3, 1,
   * 2)).sum()} gives {@code 6}.
   *
   * @return the exact sum; 0 if there is no element
   * @throws ArithmeticException if it is beyond a long
   */
  @Suspendable
  default long sum() {
    long[] sum = {0};
    forEachInt(element -> sum[0] = Math.addExact(sum[0], element));
    return sum[0];
  }

  /**
   * Finds the arithmetic mean of the elements and closes the generator. {@code
   * IntGenerator.from(IntStream.of(3, 1, 2)).average()} gives {@code OptionalDouble[2]}.
   *
   * @return empty if there is no element
   * @throws ArithmeticException if their sum is beyond a long
   */
  @Suspendable
  default OptionalDouble average() {
    long[] sumAndCount = {0, 0};
    forEachInt(
        element -> {
          sumAndCount[0] = Math.addExact(sumAndCount[0], element);
          sumAndCount[1]++;
        });
    return sumAndCount[1] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) sumAndCount[0] / sumAndCount[1]);
  }
}
