package dev.fermata.async;

import dev.fermata.Coroutine;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AsyncGenerator} that can be sent values, and returns a result.
 *
 * @param <T> the type of the elements
 * @param <S> the type of the values that it is sent
 * @param <R> the type of its result
 */
public sealed interface AsyncCoroutine<T, S, R> extends AsyncGenerator<T> permits AsyncBody {
  /**
   * Resumes the body at its yield, which returns {@code value}, and goes on to the next, when it is
   * awaited, which can be done once, and directly.
   *
   * @param value what the yield returns; must be null if the body has not begun
   * @return what {@link Async#await(Awaitable)} throws {@link dev.fermata.StopIteration} for at the
   *     end, which has the result
   */
  Awaitable<T> asend(@Nullable S value);

  @Override
  AsyncCoroutine<T, S, R> serialised();

  /**
   * Gives this coroutine to the body of another, which it stands in for until it ends (PEP 828):
   * what the other is asked for, sent and raised goes to this one, and its result to the body.
   *
   * <pre>{@code
   * AsyncCoroutine<Integer, Object, String> inner =
   *     AsyncGenerator.returning(y -> { y.yield(1); return "r"; });
   * AsyncCoroutine<Integer, Object, String> outer =
   *     AsyncGenerator.returning(y -> y.yieldFrom(inner.delegate()) + "!");
   * outer.toList(); // [1]
   * outer.returned(); // r!
   * }</pre>
   *
   * @return what is to be given to {@link dev.fermata.Channelled#yieldFrom}; this one is then its
   *     own
   */
  Coroutine<T, S, R> delegate();

  /**
   * Returns what the body returned.
   *
   * @return may be null
   * @throws IllegalStateException if it has not returned: it goes on, or threw, or was closed
   */
  R returned();
}
