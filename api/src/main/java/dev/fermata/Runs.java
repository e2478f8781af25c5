package dev.fermata;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Splits the elements of a source into runs of equal keys, of which the last one can be read. */
final class Runs<T, K> {
  private final Generator<T> source;
  private final Function<? super T, ? extends K> key;

  /** The element that was asked for and not handed out, if there is one. */
  private @Nullable Ahead<T, K> ahead;

  /** The number of the run that can be read. */
  private long current;

  Runs(Generator<T> source, Function<? super T, ? extends K> key) {
    this.source = source;
    this.key = key;
  }

  private record Ahead<T, K>(T element, K key) {}

  @Suspendable
  void yieldGroups(Yielder<Group<K, T>> y) {
    try {
      for (Ahead<T, K> first = peek(); first != null; first = peek()) {
        K shared = first.key;
        first = null;
        long run = current;
        y.yield(new Group<>(shared, Generator.of(z -> yieldRun(run, shared, z))));
        while (nextOf(run, shared) != null) {
          ahead = null;
        }
        current++;
      }
    } finally {
      current++;
    }
  }

  @Suspendable
  private void yieldRun(long run, K shared, Yielder<T> z) {
    for (Ahead<T, K> next = nextOf(run, shared); next != null; next = nextOf(run, shared)) {
      ahead = null;
      z.yield(next.element);
    }
  }

  /** The element that comes next, if it belongs to {@code run}. */
  @Suspendable
  private @Nullable Ahead<T, K> nextOf(long run, K shared) {
    if (run != current) {
      return null;
    }
    Ahead<T, K> next = peek();
    return next != null && Objects.equals(next.key, shared) ? next : null;
  }

  @Suspendable
  private @Nullable Ahead<T, K> peek() {
    if (ahead == null && source.hasNext()) {
      T element = source.next();
      ahead = new Ahead<>(element, key.apply(element));
    }
    return ahead;
  }
}
