package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A continuation that hands out elements, and at whose yield an exception can be raised; also where
 * its own users have no method for that.
 *
 * @param <T> the type of the elements
 */
public interface RaisingSource<T> {
  /**
   * Raises {@code thrown} at the yield where the body stands, and goes on to the next.
   *
   * @param thrown raised as it is
   * @param outer in whose activation this runs; if that is suspended with it, the element is
   *     delivered to it later
   * @return the element; to be ignored if {@code outer} is suspended
   */
  @Nullable T nextRaising(Throwable thrown, FrameStack outer);
}
