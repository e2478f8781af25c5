package dev.fermata;

import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands what a generator pushes on to the one that yields all of it and is being pushed itself.
 *
 * @param outer where the elements go to
 * @param depth how many generators are pushed into one another so far, each on top of the next on
 *     the thread's stack
 * @param <T> the type of the elements, if they are objects
 */
@SuppressWarnings("overloads") // nobody composes it
record Nested<T>(PushingStack outer, int depth)
    implements Consumer<T>, IntConsumer, LongConsumer, DoubleConsumer {
  private static final int MAX_DEPTH = 256;

  /** Null if one more would be too many for the thread's stack: they are pulled then. */
  static <T> @Nullable Nested<T> in(PushingStack outer) {
    int depth = outer.held instanceof Nested<?> nested ? nested.depth + 1 : 1;
    return depth > MAX_DEPTH ? null : new Nested<>(outer, depth);
  }

  @Override
  @SuppressWarnings("unchecked") // what outer yields all of has its kind of elements
  public void accept(T element) {
    ((BodyGenerator<T>) outer).push(element);
  }

  @Override
  public void accept(int element) {
    ((IntBodyGenerator) outer).push(element);
  }

  @Override
  public void accept(long element) {
    ((LongBodyGenerator) outer).push(element);
  }

  @Override
  public void accept(double element) {
    ((DoubleBodyGenerator) outer).push(element);
  }
}
