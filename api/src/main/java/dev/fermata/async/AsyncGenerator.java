package dev.fermata.async;

import dev.fermata.Body;
import dev.fermata.Generator;
import dev.fermata.ReturningBody;
import dev.fermata.Suspendable;
import dev.fermata.async.stage.Buffered;
import dev.fermata.async.stage.Guarded;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A generator whose body may wait between its elements: what Python has with {@code yield} in an
 * {@code async def}. It is used in tasks; the task that asks for an element waits with the body.
 *
 * <pre>{@code
 * AsyncGenerator<Integer> ticks = AsyncGenerator.of(y -> {
 *   for (int i = 0; ; i++) {
 *     y.yield(i);
 *     sleep(Duration.ofSeconds(1));
 *   }
 * });
 * try (ticks) {                                      // closed on break
 *   for (int tick : ticks) {                         // async for
 *     if (tick == 10) break;
 *     System.out.println(tick);
 *   }
 * }
 * }</pre>
 *
 * <p>Nothing of the body runs ahead of what is asked for. One operation runs at a time. If the task
 * that waits in one is cancelled, the body is told, at the call where it waits. What has begun and
 * is not closed when the run ends is closed then, the last begun first. A body must not yield in a
 * time limit or a task group that it has opened: its consumer would run in that (PEP 789).
 *
 * @param <T> the type of the elements
 */
public sealed interface AsyncGenerator<T>
    extends AsyncStages<T>, ConcurrentStages<T>, Iterable<T>, AutoCloseable permits AsyncCoroutine {
  /**
   * Creates a generator. {@code AsyncGenerator.<Integer>of(y -> { y.yield(1);
   * y.yield(sleep(ofSeconds(1), 2)); }).toList()} gives {@code [1, 2]}.
   *
   * @param body yields the elements, and may wait
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws dev.fermata.AgentMissingException if no agent has instrumented this library
   */
  static <T> AsyncGenerator<T> of(Body<T> body) {
    return new AsyncBody<T, Void, Void>(Generator.of(body));
  }

  /**
   * Creates a generator that can be sent values and returns one. {@code AsyncGenerator.<Integer,
   * Object, String>returning(y -> { y.yield(1); return "r"; }).toList()} gives {@code [1]}.
   *
   * @param body yields the elements, and returns the result
   * @param <T> the type of the elements
   * @param <S> the type of the values that it is sent
   * @param <R> the type of its result
   * @return a coroutine that has not begun
   * @throws dev.fermata.AgentMissingException if no agent has instrumented this library
   */
  static <T, S, R> AsyncCoroutine<T, S, R> returning(ReturningBody<T, S, R> body) {
    return new AsyncBody<>(Generator.returning(body));
  }

  /**
   * Creates a generator of the elements of {@code source}, which is closed with it if it can be
   * closed. {@code AsyncGenerator.from(List.of(1, 2)).toList()} gives {@code [1, 2]}.
   *
   * @param source iterated over once; its iterator may wait
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws dev.fermata.AgentMissingException if no agent has instrumented this library
   */
  static <T> AsyncGenerator<T> from(Iterable<? extends T> source) {
    return new AsyncBody<T, Void, Void>(Generator.from(source));
  }

  /**
   * Creates a generator of what {@code source} publishes, which is asked for one element at a time.
   * Closing it cancels the subscription. {@code
   * AsyncGenerator.from(ticks(2).asPublisher()).toList()} gives {@code [0, 1]}.
   *
   * @param source subscribed to when the first element is asked for
   * @param <T> the type of the elements
   * @return a generator that has not begun; what the source fails with, it throws
   * @throws dev.fermata.AgentMissingException if no agent has instrumented this library
   */
  static <T> AsyncGenerator<T> from(Flow.Publisher<? extends T> source) {
    Objects.requireNonNull(source, "source");
    return of(y -> Subscribed.yieldAll(source, y));
  }

  /**
   * Creates a generator of the elements of all sources, in the order in which they come. Each is
   * run by a task of its own, one element ahead at most. {@code
   * AsyncGenerator.merge(List.of(ticks(2), ticks(2))).toList()} gives {@code [0, 0, 1, 1]}.
   *
   * @param sources are then its own; the first that fails ends the others
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws dev.fermata.AgentMissingException if no agent has instrumented this library
   */
  static <T> AsyncGenerator<T> merge(List<? extends AsyncGenerator<? extends T>> sources) {
    List<? extends AsyncGenerator<? extends T>> all = List.copyOf(sources);
    return StageBody.of(Buffered.merge(all, Channel.rendezvous()), all);
  }

  /**
   * Creates a generator that begins again when it fails.
   *
   * <pre>{@code
   * AsyncGenerator<String> lines = AsyncGenerator.retry(() -> connect(), (thrown, failures) -> {
   *   sleep(Duration.ofSeconds(failures));
   *   return failures < 5;
   * });
   * }</pre>
   *
   * @param fresh gives a generator that has not begun; called again after each failure
   * @param again is given what one has thrown, and how many have failed so far; if it does not
   *     hold, that is thrown. It may wait.
   * @param <T> the type of the elements
   * @return a generator that has not begun
   * @throws dev.fermata.AgentMissingException if no agent has instrumented this library
   */
  static <T> AsyncGenerator<T> retry(
      Supplier<? extends AsyncGenerator<T>> fresh,
      BiPredicate<? super Throwable, ? super Integer> again) {
    Objects.requireNonNull(fresh, "fresh");
    return of(Guarded.retry(fresh, Objects.requireNonNull(again, "again")));
  }

  /**
   * Makes a publisher that runs a generator for each subscriber, as that asks for elements, in a
   * task of its own. Called in a task: its run does the work, and ends it when it ends. {@code
   * AsyncGenerator.from(AsyncGenerator.publisher(() -> ticks(2))).toList()} gives {@code [0, 1]}.
   *
   * @param fresh gives a generator that has not begun; called once for each subscriber
   * @param <T> the type of the elements, none of which is null
   * @return can be subscribed to by any thread
   * @throws IllegalStateException if this thread runs no tasks
   */
  static <T> Flow.Publisher<T> publisher(Supplier<? extends AsyncGenerator<T>> fresh) {
    Objects.requireNonNull(fresh, "fresh");
    return new Published<>(EventLoop.requireHere("publish"), fresh);
  }

  /**
   * Makes a publisher of the elements, for one subscriber: others get an {@link
   * IllegalStateException}. {@link #publisher} is for any number. Called in a task: its run does
   * the work, and ends it when it ends. {@code
   * AsyncGenerator.from(ticks(2).asPublisher()).toList()} gives {@code [0, 1]}.
   *
   * @return can be subscribed to by any thread; this generator is then its own
   * @throws IllegalStateException if this thread runs no tasks
   */
  Flow.Publisher<T> asPublisher();

  /**
   * Asks for the next element when it is awaited, which can be done once, and directly. {@code
   * await(ticks(2).anext())} gives {@code 0}.
   *
   * @return what {@link Async#await(Awaitable)} throws {@link dev.fermata.StopIteration} for at the
   *     end
   */
  Awaitable<T> anext();

  /**
   * Asks for the next element when it is awaited, which can be done once, and directly. {@code
   * await(ticks(0).anext(-1))} gives {@code -1}.
   *
   * @param otherwise the result at the end; may be null
   * @return what to await
   */
  Awaitable<T> anext(T otherwise);

  /**
   * Raises {@code thrown} at the yield where the body stands, and goes on to the next, when it is
   * awaited, which can be done once, and directly. In one that has not begun or has ended it is
   * thrown at once. A stage that it is raised in ends, and closes what it came from.
   *
   * <pre>{@code
   * AsyncGenerator<Integer> numbers = AsyncGenerator.of(y -> {
   *   try { y.yield(1); } catch (IllegalStateException caught) { y.yield(2); }
   * });
   * await(numbers.anext()); // 1
   * await(numbers.araise(new IllegalStateException())); // 2
   * }</pre>
   *
   * @param thrown raised as it is, the same object
   * @return what {@link Async#await(Awaitable)} throws {@link UnsupportedOperationException} for if
   *     {@link #through} has given a generator that this library has not made
   */
  Awaitable<T> araise(Throwable thrown);

  /**
   * Closes this generator when it is awaited, which can be done once, and directly. {@code
   * await(ticks(2).aclose())} gives {@code null}.
   *
   * @return what to await
   */
  Awaitable<Void> aclose();

  /**
   * Lets what is awaited wait for its turn where an operation is under way, in place of being
   * refused, first come first served: for tasks that share a generator by {@link #anext()}. {@code
   * await(ticks(2).serialised().anext())} gives {@code 0}.
   *
   * @return a generator that has not begun; this one is then its own
   */
  AsyncGenerator<T> serialised();

  /**
   * Ends the generator. Where its body stands at a yield, {@link dev.fermata.GeneratorExit} is
   * raised there, and the task waits until its {@code finally} blocks have been run. An unstarted
   * body is not run. A second call does nothing.
   *
   * <pre>{@code
   * AsyncGenerator<Integer> ticks = ticks(9);
   * await(ticks.anext()); // 0
   * ticks.close();
   * ticks.state(); // CLOSED
   * }</pre>
   *
   * @throws IllegalStateException if the generator is running, or if its body yields again
   */
  @Override
  @Suspendable
  void close();

  /**
   * Hands each element to {@code action}, and closes the generator, also if that throws.
   *
   * <pre>{@code
   * ticks(3).forEach(i -> print(i));
   * }</pre>
   *
   * @param action may wait
   */
  @Override
  @Suspendable
  void forEach(Consumer<? super T> action);

  /**
   * Collects the elements and closes the generator. {@code ticks(3).toList()} gives {@code [0, 1,
   * 2]}.
   *
   * @return unmodifiable; may have null elements
   */
  @Suspendable
  List<T> toList();

  /**
   * Tells where this generator is in its life. {@code ticks(3).state()} gives {@code CREATED}.
   *
   * @return the state at this moment
   */
  Generator.State state();

  /**
   * Lists the calls that the suspended body stands in. {@code ticks(3).suspendedFrames().length}
   * gives {@code 0}.
   *
   * @return innermost first; empty unless suspended
   */
  StackTraceElement[] suspendedFrames();
}
