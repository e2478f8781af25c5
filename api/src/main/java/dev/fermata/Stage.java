package dev.fermata;

import dev.fermata.runtime.Sneaky;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The body of a combinator: closes its source when it ends, is closed, or is dropped unstarted.
 *
 * @param source what the stage pulls from; null if that cannot be closed
 * @param stage what it does
 * @param pushed what it does where its elements are pushed: has those of its source pushed too
 * @param <T> the type of the elements
 */
record Stage<T>(@Nullable AutoCloseable source, Body<T> stage, Body<T> pushed)
    implements Body<T>, Abandonable {
  static <T> Generator<T> of(@Nullable AutoCloseable source, Body<T> stage) {
    return of(source, stage, stage);
  }

  static <T> Generator<T> of(@Nullable AutoCloseable source, Body<T> stage, Body<T> pushed) {
    return new Stage<>(source, stage, pushed).generator();
  }

  Generator<T> generator() {
    return new BodyGenerator<>(this);
  }

  /** A stage that only ends: by {@code thrown}. */
  Stage<T> raising(Throwable thrown) {
    Body<T> body =
        y -> {
          throw Sneaky.rethrow(thrown);
        };
    return new Stage<>(source, body, body);
  }

  /** The first {@code n} elements. */
  static <T> Stage<T> taking(Generator<T> source, long n) {
    return new Stage<>(
        source,
        y -> {
          DirectStage.standIn(y);
          for (long left = n; left > 0 && source.hasNext(); left--) {
            y.yield(source.next());
          }
        },
        y -> pushFirst(source, n, y));
  }

  /** The elements after the first {@code n}. */
  static <T> Stage<T> dropping(Generator<T> source, long n) {
    return new Stage<>(
        source,
        y -> {
          DirectStage.standIn(y);
          for (long left = n; left > 0 && source.hasNext(); left--) {
            source.next();
          }
          y.yieldAll(source);
        },
        y -> pushRest(source, n, y));
  }

  @Override
  public void run(Yielder<T> y) throws Exception {
    try (source) {
      (Push.isPossible() ? pushed : stage).run(y);
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

  /** Pushes the elements of {@code source}, and closes it if it can be closed. */
  @Suspendable
  static <T> void pushClosing(Iterable<? extends T> source, Yielder<T> y) {
    try {
      yieldClosing(source, y);
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    }
  }

  /** Pushes the first {@code n} elements. */
  @Suspendable
  static <T> void pushFirst(Generator<T> source, long n, Yielder<T> y) {
    if (n == 0) {
      return;
    }
    Enough enough = new Enough();
    long[] left = {n};
    try {
      source.forEach(
          element -> {
            y.yield(element);
            if (--left[0] == 0) {
              throw enough;
            }
          });
    } catch (Enough thrown) {
      enough.requireOwn(thrown);
    }
  }

  /** Pushes the elements before the first for which {@code p} does not hold. */
  @Suspendable
  static <T> void pushWhile(Generator<T> source, Predicate<? super T> p, Yielder<T> y) {
    Enough enough = new Enough();
    try {
      source.forEach(
          element -> {
            if (!p.test(element)) {
              throw enough;
            }
            y.yield(element);
          });
    } catch (Enough thrown) {
      enough.requireOwn(thrown);
    }
  }

  /** Pushes the elements after the first {@code n}. */
  @Suspendable
  static <T> void pushRest(Generator<T> source, long n, Yielder<T> y) {
    long[] left = {n};
    source.forEach(
        element -> {
          if (left[0] > 0) {
            left[0]--;
          } else {
            y.yield(element);
          }
        });
  }

  /** Pushes every {@code step}-th of the elements from {@code start} on and before {@code stop}. */
  @Suspendable
  static <T> void pushSlice(Generator<T> source, long start, long stop, long step, Yielder<T> y) {
    if (start >= stop) {
      return;
    }
    Enough enough = new Enough();
    long[] skip = {start};
    long[] left = {stop - start - 1}; // indices below stop and above the one to keep next
    try {
      source.forEach(
          element -> {
            if (skip[0] > 0) {
              skip[0]--;
              return;
            }
            y.yield(element);
            if (left[0] < step) {
              throw enough;
            }
            left[0] -= step;
            skip[0] = step - 1;
          });
    } catch (Enough thrown) {
      enough.requireOwn(thrown);
    }
  }
}
