package dev.fermata;

import dev.fermata.runtime.Sneaky;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Closes what a stage takes elements from, all of them whatever the first throws.
 *
 * @param all in the order in which they are closed
 */
record Sources(List<? extends AutoCloseable> all) implements AutoCloseable {
  /** Makes a generator of {@code source}, unless it is one. */
  // A generator only gives elements: one of a subtype does for one of the type.
  @SuppressWarnings("unchecked")
  static <T> Generator<T> generator(Iterable<? extends T> source, String name) {
    Objects.requireNonNull(source, name);
    return source instanceof Generator<?> ? (Generator<T>) source : Generator.from(source);
  }

  /** What is to be closed after {@code used}: itself, if it can be. */
  static @Nullable AutoCloseable closeable(Object used) {
    return used instanceof AutoCloseable closeable ? closeable : null;
  }

  /**
   * What closes a source that is used up once and is no generator of this package, if it is one.
   */
  static @Nullable Sources ofOneUse(Iterable<?> source) {
    boolean isOneUse = source instanceof Iterator<?> && !(source instanceof Generator<?>);
    return isOneUse && source instanceof AutoCloseable closeable
        ? new Sources(List.of(closeable))
        : null;
  }

  @Override
  @Suspendable
  public void close() {
    Throwable first = null;
    for (int i = 0; i < all.size(); i++) {
      try {
        all.get(i).close();
      } catch (Throwable thrown) {
        if (first == null) {
          first = thrown;
        } else if (first != thrown) {
          first.addSuppressed(thrown);
        }
      }
    }
    if (first != null) {
      throw Sneaky.rethrow(first);
    }
  }
}
