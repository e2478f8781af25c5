package dev.fermata;

import java.util.Enumeration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
 * <p>Nothing of the body runs before the first element is asked for. It is iterated over once;
 * {@link #iterable} makes a fresh one each time. Elements may be null. What the body throws reaches
 * the caller of {@link #next} as the same instance, and closes the generator. It is used by one
 * caller at a time; handing it to another thread needs a happens-before, as with any iterator.
 *
 * @param <T> the type of the elements
 */
// Both by design: one iteration uses it up, as in Python; iterable() is for more than one.
@SuppressWarnings("IterableAndIterator")
public non-sealed interface Generator<T>
    extends MappingStages<T>,
        SelectingStages<T>,
        GroupingStages<T>,
        CombiningStages<T>,
        Terminals<T>,
        Views<T>,
        AutoCloseable {
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
   * Creates a generator. {@code Generator.<Integer>of(y -> { y.yield(1); y.yield(2); }).toList()}
   * gives {@code [1, 2]}.
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
   * Creates a generator that can be sent values and returns one. {@code Generator.<Integer, Object,
   * String>returning(y -> { y.yield(1); return "r"; }).toList()} gives {@code [1]}.
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
   * Creates a generator of the elements of {@code source}, which is closed with it if it can be
   * closed, as a generator can. For an iterator, write {@code Generator.from(() -> iterator)}.
   * {@code Generator.from(List.of(1, 2)).map(x -> -x).toList()} gives {@code [-1, -2]}.
   *
   * @param source iterated over once, from the first {@code next} on
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static <T> Generator<T> from(Iterable<? extends T> source) {
    Objects.requireNonNull(source, "source");
    return Stage.of(Sources.closeable(source), y -> Stage.yieldEach(source, y));
  }

  /**
   * Creates a generator of the elements of {@code source}, which is closed with it. {@code
   * Generator.from(Stream.of(1, 2)).next()} gives {@code 1}.
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
   * Creates a generator of the elements of {@code source}. {@code
   * Generator.from(Collections.enumeration(List.of(1, 2))).toList()} gives {@code [1, 2]}.
   *
   * @param source asked for one element at a time, from the first {@code next} on
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static <T> Generator<T> from(Enumeration<? extends T> source) {
    Objects.requireNonNull(source, "source");
    return of(
        y -> {
          while (source.hasMoreElements()) {
            y.yield(source.nextElement());
          }
        });
  }

  /**
   * Creates a generator of 0, 1, … {@code end - 1}. {@code Generator.range(3).toList()} gives
   * {@code [0, 1, 2]}.
   *
   * @param end the first number left out; nothing is generated if it is not positive
   * @return a generator that has not begun
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static Generator<Integer> range(int end) {
    return range(0, end);
  }

  /**
   * Creates a generator of {@code start}, {@code start + 1}, … {@code end - 1}. {@code
   * Generator.range(2, 5).toList()} gives {@code [2, 3, 4]}.
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
   * Creates a generator of {@code start}, {@code start + step}, … before {@code end}. {@code
   * Generator.range(9, 0, -3).toList()} gives {@code [9, 6, 3]}.
   *
   * @param start the first number
   * @param end the first number left out, in the direction of {@code step}
   * @param step the distance to the next number; counts down if it is negative
   * @return a generator that has not begun
   * @throws IllegalArgumentException if {@code step} is 0
   * @throws AgentMissingException if no agent has instrumented this library
   */
  static Generator<Integer> range(int start, int end, int step) {
    return IntGenerator.range(start, end, step).boxed();
  }

  /**
   * Creates a generator without end. {@code Generator.generate(() -> "x").take(2).toList()} gives
   * {@code [x, x]}.
   *
   * @param supplier gives each element when it is asked for; may give null
   * @param <T> the type of the elements
   * @return a generator that has not begun
   */
  static <T> Generator<T> generate(Supplier<? extends T> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return of(
        y -> {
          while (true) {
            y.yield(supplier.get());
          }
        });
  }

  /**
   * Creates a generator without end, each of whose elements is made of the one before it. {@code
   * Generator.iterate(1, x -> 2 * x).take(4).toList()} gives {@code [1, 2, 4, 8]}.
   *
   * @param seed the first element; may be null
   * @param f gives the next element when it is asked for
   * @param <T> the type of the elements
   * @return a generator that has not begun
   */
  static <T> Generator<T> iterate(T seed, UnaryOperator<T> f) {
    Objects.requireNonNull(f, "f");
    return of(
        y -> {
          for (T element = seed; ; element = f.apply(element)) {
            y.yield(element);
          }
        });
  }

  /**
   * Creates a generator as {@link #iterate(Object, UnaryOperator)} does, with an end. {@code
   * Generator.iterate(1, x -> x < 5, x -> 2 * x).toList()} gives {@code [1, 2, 4]}.
   *
   * @param seed the first element, if {@code p} holds for it; may be null
   * @param p tells if an element is one, or the end
   * @param f gives the next element when it is asked for
   * @param <T> the type of the elements
   * @return a generator that has not begun
   */
  static <T> Generator<T> iterate(T seed, Predicate<? super T> p, UnaryOperator<T> f) {
    Objects.requireNonNull(p, "p");
    return iterate(seed, f).takeWhile(p);
  }

  /**
   * Makes something that can be iterated over again and again. {@code
   * Generator.from(Generator.iterable(() -> Generator.range(2))).toList()} gives {@code [0, 1]}.
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
   * Runs the body to its next yield, unless an element waits already. {@code
   * Generator.range(1).hasNext()} gives {@code true}.
   *
   * @return true if {@link #next} has an element
   * @throws IllegalStateException if the generator is running; the running one is not disturbed
   */
  @Override
  @Suspendable
  boolean hasNext();

  /**
   * Returns the next element, running the body to its next yield if none waits. {@code
   * Generator.range(3, 5).next()} gives {@code 3}.
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
   * <pre>{@code
   * Generator<Integer> open = Generator.range(9);
   * open.next(); // 0
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
   * Tells where this generator is in its life. {@code Generator.range(3).state()} gives {@code
   * CREATED}.
   *
   * @return the state at this moment
   */
  State state();

  /**
   * Lists the calls that the suspended body stands in. {@code
   * Generator.range(3).suspendedFrames().length} gives {@code 0}.
   *
   * @return innermost first; empty unless suspended
   */
  StackTraceElement[] suspendedFrames();

  /**
   * Returns the generator that stands in for this one at present.
   *
   * <pre>{@code
   * Generator<Integer> inner = Generator.range(3);
   * Generator<Integer> outer = Generator.of(y -> y.yieldAll(inner));
   * outer.next(); // 0
   * outer.delegate().get() == inner; // true
   * }</pre>
   *
   * @return empty unless the body yields all of one, or yields from it
   */
  Optional<Generator<?>> delegate();

  /**
   * Copies this generator as it stands, with the values of its body's locals, so that both go on
   * independently. The objects that these refer to are shared, a source of elements too.
   *
   * <pre>{@code
   * Generator<Integer> one = Generator.range(3);
   * one.next(); // 0
   * one.fork().toList(); // [1, 2]
   * one.toList(); // [1, 2]
   * }</pre>
   *
   * @return a generator with the same elements to come
   * @throws IllegalStateException if it is running or closed, or if another generator or a
   *     continuation is suspended inside it
   */
  Generator<T> fork();
}
