package dev.fermata;

import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a combinator: closes its source when it ends, is closed, or is dropped unstarted.
 *
 * @param source what the stage pulls from; null if that cannot be closed
 * @param stage what it does
 * @param <T> the type of the elements
 */
record Stage<T>(@Nullable AutoCloseable source, Body<T> stage) implements Body<T>, Abandonable {
  static <T> Generator<T> of(@Nullable AutoCloseable source, Body<T> stage) {
    return new BodyGenerator<>(new Stage<>(source, stage));
  }

  @Override
  public void run(Yielder<T> y) throws Exception {
    try (source) {
      stage.run(y);
    }
  }

  /** Yields the elements of {@code source}, and closes it if it can be closed. */
  @Suspendable
  static <T> void yieldClosing(Iterable<? extends T> source, Yielder<T> y) throws Exception {
    Objects.requireNonNull(source, "the elements in place of one");
    AutoCloseable closing = Sources.closeable(source);
    try (closing) {
      yieldEach(source, y);
    }
  }

  /**
   * Yields the elements of {@code source}, and closes an iterator of its own that can be closed.
   */
  @Suspendable
  static <T> void yieldEach(Iterable<? extends T> source, Yielder<T> y) throws Exception {
    if (source instanceof Generator<?>) {
      y.yieldAll(source);
      return;
    }
    Iterator<? extends T> elements = source.iterator();
    AutoCloseable closing = elements == source ? null : Sources.closeable(elements);
    try (closing) {
      while (elements.hasNext()) {
        y.yield(elements.next());
      }
    }
  }
}
