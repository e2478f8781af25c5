package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import java.io.Serializable;

/** The code of a generator of doubles. */
@FunctionalInterface
@Suspendable
public interface DoubleBody extends Serializable {
  /**
   * Yields the elements.
   *
   * <pre>{@code
   * DoubleBody body = y -> y.yield(1);
   * DoubleGenerator.of(body).toArray(); // [1]
   * }</pre>
   *
   * @param y where to yield them; of use only while this call runs
   * @throws Exception reaches the caller of {@code next} as it is
   */
  void run(DoubleYielder y) throws Exception;

  /**
   * Is the twin of {@code run}; instrumented bodies override it.
   *
   * @param y where to yield the elements
   * @param stack the generator's stack
   * @throws Exception reaches the caller of {@code next} as it is
   */
  @HandWrittenTwin
  default void run(DoubleYielder y, FrameStack stack) throws Exception {
    run(y);
  }
}
