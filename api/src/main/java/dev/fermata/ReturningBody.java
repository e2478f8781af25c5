package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import java.io.Serializable;

/**
 * The code of a coroutine: a generator that is sent values and returns one.
 *
 * @param <T> the type of the elements that it yields
 * @param <S> the type of the values that it is sent
 * @param <R> the type of its result
 */
@FunctionalInterface
@Suspendable
public interface ReturningBody<T, S, R> extends Serializable {
  /**
   * Yields elements, and returns.
   *
   * <pre>{@code
   * ReturningBody<Integer, Object, String> body = y -> { y.yield(1); return "r"; };
   * Generator.returning(body).toList(); // [1]
   * }</pre>
   *
   * @param y where to yield, and to receive what is sent; of use only while this call runs
   * @return see {@link Coroutine#returned}; may be null
   * @throws Exception reaches the caller of {@code next} or {@code send} as it is
   */
  R run(Channelled<T, S> y) throws Exception;

  /**
   * Is the twin of {@code run}; instrumented bodies override it.
   *
   * @param y where to yield
   * @param stack the coroutine's stack
   * @return the result, if the body was not suspended
   * @throws Exception reaches the caller of {@code next} or {@code send} as it is
   */
  @HandWrittenTwin
  default R run(Channelled<T, S> y, FrameStack stack) throws Exception {
    return run(y);
  }
}
