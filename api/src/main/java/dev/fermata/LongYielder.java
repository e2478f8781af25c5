package dev.fermata;

import java.util.PrimitiveIterator;

/** Where the body of a {@link LongGenerator} puts its elements. */
public interface LongYielder {
  /**
   * Suspends the generator's body until the next element is asked for. {@code LongGenerator.of(y ->
   * y.yield(1)).toArray()} gives {@code [1]}.
   *
   * @param value the element
   * @throws IllegalSuspensionException if a frame between here and the body cannot be saved
   * @throws GeneratorExit if the generator is closed while it stands here
   */
  @Suspendable
  void yield(long value);

  /**
   * Yields every element of {@code source}, each when it is asked for. A generator stands in for
   * this body until it ends, at a cost that does not grow with the number of generators that stand
   * in for one another; it is closed if this is left before. {@code LongGenerator.of(y ->
   * y.yieldAll(LongStream.of(1, 2).iterator())).toArray()} gives {@code [1, 2]}.
   *
   * @param source what to iterate over
   * @throws IllegalSuspensionException if a frame between here and the body cannot be saved
   * @throws GeneratorExit if the generator is closed while it stands here
   */
  @Suspendable
  default void yieldAll(PrimitiveIterator.OfLong source) {
    while (source.hasNext()) {
      this.yield(source.nextLong());
    }
  }
}
