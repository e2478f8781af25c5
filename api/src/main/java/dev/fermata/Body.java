package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import java.io.Serializable;

/**
 * The code of a generator.
 *
 * @param <T> the type of the elements
 */
@FunctionalInterface
@Suspendable
public interface Body<T> extends Serializable {
  /**
   * Yields the elements.
   *
   * <pre>{@code
   * Body<Integer> body = y -> { y.yield(1); y.yield(2); };
   * Generator.of(body).toList(); // [1, 2]
   * }</pre>
   *
   * @param y where to yield them; of use only while this call runs
   * @throws Exception reaches the caller of {@code next} as it is
   */
  void run(Yielder<T> y) throws Exception;

  /**
   * Is the twin of {@code run}; instrumented bodies override it.
   *
   * @param y where to yield the elements
   * @param stack the generator's stack
   * @throws Exception reaches the caller of {@code next} as it is
   */
  @HandWrittenTwin
  default void run(Yielder<T> y, FrameStack stack) throws Exception {
    run(y);
  }
}
