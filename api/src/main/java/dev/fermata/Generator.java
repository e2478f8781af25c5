package dev.fermata;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An iterator whose elements come from a body that is suspended at each {@code yield}.
 *
 * <pre>{@code
 * Generator<Integer> squares = Generator.of(y -> {
 *   for (int i = 0; ; i++) y.yield(i * i);
 * });
 * try (squares) {
 *   for (int square : squares) {
 *     if (square > 50) break;
 *     System.out.println(square);
 *   }
 * }
 * }</pre>
 *
 * <p>Nothing of the body runs before the first element is asked for. A generator can be iterated
 * over once; {@link #iterable} makes a fresh one for each iteration. Elements may be null. What the
 * body throws reaches the caller of {@link #next} as the same instance, and the generator is
 * closed. It is used by one caller at a time; handing it to another thread needs a happens-before,
 * as with any iterator.
 *
 * @param <T> the type of the elements
 */
// Both by design: one iteration uses it up, as in Python; iterable() is for more than one.
@SuppressWarnings("IterableAndIterator")
public interface Generator<T> extends Iterator<T>, Iterable<T>, AutoCloseable {
  /** Where a generator is in its life. */
  enum State {
    /** Nothing of the body has run. */
    CREATED,
    /** The body is running. */
    RUNNING,
    /** The body stands at a yield. */
    SUSPENDED,
    /** The body has ended, or the generator was closed. */
    CLOSED
  }

  /**
   * Creates a generator.
   *
   * @param body yields the elements
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static <T> Generator<T> of(Body<T> body) {
    return new BodyGenerator<>(body);
  }

  /**
   * Creates a generator that can be sent values and returns one.
   *
   * @param body yields the elements, and returns the result
   * @param <T> the type of the elements
   * @param <S> the type of the values that it is sent
   * @param <R> the type of its result
   * @return a coroutine that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static <T, S, R> Coroutine<T, S, R> returning(ReturningBody<T, S, R> body) {
    return new BodyCoroutine<>(body);
  }

  /**
   * Creates a generator of the elements of {@code source}.
   *
   * @param source iterated over once, from the first {@code next} on
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static <T> Generator<T> from(Iterable<? extends T> source) {
    Objects.requireNonNull(source, "source");
    return of(y -> y.yieldAll(source));
  }

  /**
   * Creates a generator of the elements of {@code source}, which is closed with it.
   *
   * @param source not used by anyone else
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static <T> Generator<T> from(Stream<? extends T> source) {
    Objects.requireNonNull(source, "source");
    return Stage.of(
        source,
        y -> {
          for (Iterator<? extends T> elements = source.iterator(); elements.hasNext(); ) {
            y.yield(elements.next());
          }
        });
  }

  /**
   * Creates a generator of 0, 1, … {@code end - 1}.
   *
   * @param end the first number left out; nothing is generated if it is not positive
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static Generator<Integer> range(int end) {
    return range(0, end);
  }

  /**
   * Creates a generator of {@code start}, {@code start + 1}, … {@code end - 1}.
   *
   * @param start the first number
   * @param end the first number left out; nothing is generated if it is not above {@code start}
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static Generator<Integer> range(int start, int end) {
    return of(
        y -> {
          for (int i = start; i < end; i++) {
            y.yield(i);
          }
        });
  }

  /**
   * Makes something that can be iterated over again and again.
   *
   * @param fresh called for each iteration
   * @param <T> the type of the elements
   * @return a view of {@code fresh}
   */
  static <T> Iterable<T> iterable(Supplier<? extends Generator<T>> fresh) {
    Objects.requireNonNull(fresh, "fresh");
    return () -> fresh.get().iterator();
  }

  /**
   * Runs the body to its next yield, unless an element waits already.
   *
   * @return true if {@link #next} has an element
   * @throws IllegalStateException if the generator is running; the running one is not disturbed
   */
  @Override
  @Suspendable
  boolean hasNext();

  /**
   * Returns the next element, running the body to its next yield if none waits.
   *
   * @return may be null
   * @throws StopIteration if the body has ended, now or before
   * @throws IllegalStateException if the generator is running, or if the body threw a {@link
   *     java.util.NoSuchElementException}, which would be taken for the end
   */
  @Override
  @Suspendable
  T next();

  /**
   * Ends the generator. Where its body stands at a yield, {@link GeneratorExit} is raised there, so
   * that {@code finally} blocks run; what they throw is thrown here. An unstarted body is not run.
   * A second call does nothing.
   *
   * @throws IllegalStateException if the generator is running, or if its body yields again
   */
  @Override
  @Suspendable
  void close();

  /**
   * Hands each element to {@code action}, and closes the generator. Where neither can be suspended,
   * that is in plain code and if the body has not begun, the plain body runs and its yields call
   * {@code action} themselves: this costs what a loop costs, and a yield below a method that is not
   * suspendable works. What {@code action} throws is thrown here; the body sees {@link
   * GeneratorExit} at its yield.
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
   * @param action must not use this generator
   */
  @Override
  @Suspendable
  void forEachRemaining(Consumer<? super T> action);

  /**
   * Tells where this generator is in its life.
   *
   * @return the state at this moment
   */
  State state();

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
  Generator<T> fork();

  /**
   * Returns this generator, which can be iterated over once.
   *
   * @return this
   */
  @Override
  default Iterator<T> iterator() {
    return this;
  }

  /**
   * Transforms each element when it is asked for. Closing the result closes this generator.
   *
   * @param f gives the new element
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <R> Generator<R> map(Function<? super T, ? extends R> f) {
    Objects.requireNonNull(f, "f");
    return Stage.of(
        this,
        y -> {
          while (hasNext()) {
            y.yield(f.apply(next()));
          }
        });
  }

  /**
   * Keeps the elements for which {@code p} holds. Closing the result closes this generator.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> filter(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    return Stage.of(
        this,
        y -> {
          while (hasNext()) {
            T element = next();
            if (p.test(element)) {
              y.yield(element);
            }
          }
        });
  }

  /**
   * Replaces each element by the elements of what {@code f} gives, one at a time. Closing the
   * result closes this generator.
   *
   * @param f gives the elements in place of one
   * @param <R> the type of the new elements
   * @return a generator that has not begun; this one is then its own
   */
  default <R> Generator<R> flatMap(Function<? super T, ? extends Iterable<? extends R>> f) {
    Objects.requireNonNull(f, "f");
    return Stage.of(
        this,
        y -> {
          while (hasNext()) {
            y.yieldAll(f.apply(next()));
          }
        });
  }

  /**
   * Keeps the first elements. The body of this generator is not run past the last of them, and is
   * closed after it.
   *
   * @param n how many at most; not negative
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default Generator<T> take(long n) {
    if (n < 0) {
      throw new IllegalArgumentException("Cannot take " + n + " elements: n must not be negative.");
    }
    return Stage.of(
        this,
        y -> {
          for (long left = n; left > 0 && hasNext(); left--) {
            y.yield(next());
          }
        });
  }

  /**
   * Keeps the elements before the first for which {@code p} does not hold. Closing the result
   * closes this generator.
   *
   * @param p tells which
   * @return a generator that has not begun; this one is then its own
   */
  default Generator<T> takeWhile(Predicate<? super T> p) {
    Objects.requireNonNull(p, "p");
    return Stage.of(
        this,
        y -> {
          while (hasNext()) {
            T element = next();
            if (!p.test(element)) {
              return;
            }
            y.yield(element);
          }
        });
  }

  /**
   * Collects the elements into lists of {@code n}; the last may be shorter. Closing the result
   * closes this generator.
   *
   * @param n the size of each list; at least 1
   * @return a generator that has not begun; this one is then its own
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  default Generator<List<T>> batched(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("Cannot make batches of " + n + ": n must be at least 1.");
    }
    return Stage.of(
        this,
        y -> {
          while (hasNext()) {
            List<T> batch = new ArrayList<>(Math.min(n, 1024));
            while (batch.size() < n && hasNext()) {
              batch.add(next());
            }
            y.yield(batch);
          }
        });
  }

  @Override
  default Spliterator<T> spliterator() {
    return new GeneratorSpliterator<>(this);
  }

  /**
   * Makes a sequential, ordered stream of the remaining elements, which asks for one at a time.
   * Closing the stream closes this generator.
   *
   * @return a stream over this generator, which is then its own
   */
  default Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false).onClose(this::close);
  }
}
