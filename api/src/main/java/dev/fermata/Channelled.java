package dev.fermata;

import java.util.Iterator;

/**
 * Where the body of a coroutine puts its elements, and receives what it is sent for them. It can be
 * handed on to any suspendable method.
 *
 * @param <T> the type of the elements
 * @param <S> the type of the values that are sent
 */
public interface Channelled<T, S> {
  /**
   * Suspends the body until it is resumed. {@code Generator.<Integer, Object, Object>returning(y ->
   * y.yield(1)).next()} gives {@code 1}.
   *
   * @param value the element; may be null
   * @return what {@link Coroutine#send} was given; null if {@code next} was called
   * @throws IllegalSuspensionException if a frame between here and the body cannot be saved
   * @throws GeneratorExit if the coroutine is closed while it stands here; and whatever {@link
   *     Coroutine#raise} was given
   */
  @Suspendable
  S yield(T value);

  /**
   * Yields every element of {@code source}, each when it is asked for. What is sent meanwhile is
   * lost: a plain iterator cannot receive it. A generator stands in for this body until it ends, at
   * a cost that does not grow with the number of generators that stand in for one another; it is
   * closed if this is left before, also an asynchronous one. {@code Generator.<Integer, Object,
   * Object>returning(y -> { y.yieldAll(List.of(1, 2)); return 0; }).toList()} gives {@code [1, 2]}.
   *
   * @param source what to iterate over, once
   * @throws IllegalSuspensionException if a frame between here and the body cannot be saved
   * @throws GeneratorExit if the coroutine is closed while it stands here
   */
  @Suspendable
  @SuppressWarnings("try") // it is there to be closed
  default void yieldAll(Iterable<? extends T> source) {
    try (Generator<?> closing = source instanceof Generator<?> generator ? generator : null;
        Sources other = Sources.ofOneUse(source)) {
      for (Iterator<? extends T> elements = source.iterator(); elements.hasNext(); ) {
        this.yield(elements.next());
      }
    }
  }

  /**
   * Lets {@code sub} stand in for this body until it ends: its elements go to this coroutine's
   * caller, and what that caller sends or raises goes to {@code sub} (PEP 380). Closing this
   * coroutine closes {@code sub} first.
   *
   * <pre>{@code
   * Coroutine<Integer, Object, String> sub = Generator.returning(y -> { y.yield(1); return "r"; });
   * Coroutine<Integer, Object, String> outer = Generator.returning(y -> y.yieldFrom(sub) + "!");
   * outer.toList(); // [1]
   * outer.returned(); // r!
   * }</pre>
   *
   * @param sub runs here, and nowhere else meanwhile
   * @param <Q> the type of its result
   * @return what {@code sub} returned; null if it had ended before
   * @throws IllegalSuspensionException if a frame between here and the body cannot be saved
   * @throws GeneratorExit if the coroutine is closed while it stands here; and whatever leaves
   *     {@code sub}
   */
  @Suspendable
  @SuppressWarnings({"unchecked", "NullAway"}) // the value of the end is what sub returned
  default <Q> Q yieldFrom(Coroutine<? extends T, ? super S, Q> sub) {
    try {
      T element = sub.next();
      while (true) {
        S sent;
        try {
          sent = this.yield(element);
        } catch (GeneratorExit exit) {
          sub.close();
          throw exit;
        } catch (Throwable raised) {
          element = sub.raise(raised);
          continue;
        }
        element = sent == null ? sub.next() : sub.send(sent);
      }
    } catch (StopIteration end) {
      return (Q) end.value();
    }
  }
}
