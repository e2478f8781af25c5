package dev.fermata;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A generator that can be sent values, be raised exceptions in, and returns a result: what Python
 * has with {@code send}, {@code throw} and {@code return}.
 *
 * <pre>{@code
 * Coroutine<Double, Double, String> average = Generator.returning(y -> {
 *   double sum = 0, count = 0;
 *   for (Double x = y.yield(0.0); x != null; x = y.yield(sum / count)) { sum += x; count++; }
 *   return count + " values";
 * });
 * average.next();            // 0.0
 * average.send(10.0);        // 10.0
 * average.send(20.0);        // 15.0
 * }</pre>
 *
 * <p>It is used by one caller at a time, by any thread.
 *
 * @param <T> the type of the elements
 * @param <S> the type of the values that it is sent
 * @param <R> the type of its result
 */
public interface Coroutine<T, S, R> extends Generator<T> {
  /**
   * Resumes the body at its yield, which returns {@code value}, and runs it to the next.
   *
   * <pre>{@code
   * Coroutine<String, String, Object> greeter =
   *     Generator.returning(y -> y.yield("hello " + y.yield("name?")));
   * greeter.next(); // name?
   * greeter.send("Ada"); // hello Ada
   * }</pre>
   *
   * @param value what the yield returns; null does what {@link #next} does
   * @return the next element; may be null
   * @throws StopIteration if the body has ended, now (with its result) or before
   * @throws IllegalStateException if {@code value} is not null and the body has not begun; if an
   *     element that {@link #hasNext} fetched waits; if the coroutine is running
   */
  @Suspendable
  T send(@Nullable S value);

  /**
   * Raises {@code thrown} at the yield where the body stands, and runs it to the next. In one that
   * has not begun or has ended it is thrown at once; the one that has not begun never will.
   *
   * <pre>{@code
   * Coroutine<String, Object, Object> guarded = Generator.returning(y -> {
   *   try { return y.yield("a"); } catch (ArithmeticException e) { return y.yield("caught"); }
   * });
   * guarded.next(); // a
   * guarded.raise(new ArithmeticException()); // caught
   * }</pre>
   *
   * @param thrown raised as it is, the same object
   * @return the next element, if the body catches it and yields; may be null
   * @throws StopIteration if the body catches it and ends
   * @throws IllegalStateException if an element that {@link #hasNext} fetched waits; if the
   *     coroutine is running
   */
  @Suspendable
  T raise(Throwable thrown);

  /**
   * Returns what the body returned.
   *
   * <pre>{@code
   * Coroutine<Integer, Object, String> one = Generator.returning(y -> { y.yield(1); return "r"; });
   * one.toList(); // [1]
   * one.returned(); // r
   * }</pre>
   *
   * @return may be null
   * @throws IllegalStateException if it has not returned: it goes on, or threw, or was closed
   */
  R returned();

  /**
   * Closes the coroutine, and returns what its body returned on {@link GeneratorExit}.
   *
   * <pre>{@code
   * Coroutine<Integer, Integer, Integer> adder = Generator.returning(y -> {
   *   int sum = 0;
   *   try { while (true) sum += y.yield(sum); } catch (GeneratorExit exit) { return sum; }
   * });
   * adder.next(); // 0
   * adder.send(5); // 5
   * adder.closeAndGet(); // Optional[5]
   * }</pre>
   *
   * @return empty if the body let it pass, returned null, had not begun, or had ended before
   * @throws IllegalStateException if the coroutine is running, or if its body yields again
   */
  @Suspendable
  Optional<R> closeAndGet();

  @Override
  Coroutine<T, S, R> fork();
}
