package dev.fermata;

import java.util.Iterator;

/**
 * Where the body of a generator puts its elements. It can be handed on to any suspendable method.
 *
 * @param <T> the type of the elements
 */
public interface Yielder<T> {
  /**
   * Suspends the generator's body until the next element is asked for. {@code
   * Generator.<String>of(y -> y.yield("x")).toList()} gives {@code [x]}.
   *
   * @param value the element; may be null
   * @throws IllegalSuspensionException if a frame between here and the body cannot be saved
   * @throws GeneratorExit if the generator is closed while it stands here
   */
  @Suspendable
  void yield(T value);

  /**
   * Yields every element of {@code source}, each when it is asked for. A generator stands in for
   * this body until it ends, at a cost that does not grow with the number of generators that stand
   * in for one another; it is closed if this is left before, also an asynchronous one. {@code
   * Generator.<Integer>of(y -> y.yieldAll(List.of(1, 2))).toList()} gives {@code [1, 2]}.
   *
   * @param source what to iterate over, once
   * @throws IllegalSuspensionException if a frame between here and the body cannot be saved
   * @throws GeneratorExit if the generator is closed while it stands here
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
}
