package dev.fermata.async.stage;

import dev.fermata.Body;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.runtime.Sneaky;
import java.util.Iterator;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stages that see how their source ends. */
public final class Guarded {
  private Guarded() {}

  /** Yields the elements of the first, and when that fails, of a fresh one. */
  public static <T> Body<T> retry(
      Supplier<? extends AsyncGenerator<T>> fresh,
      BiPredicate<? super Throwable, ? super Integer> decision) {
    return y -> {
      for (int failures = 1; ; failures++) {
        Throwable thrown = yieldAll(fresh.get(), y);
        if (thrown == null) {
          return;
        }
        if (!decision.test(thrown, failures)) {
          throw Sneaky.rethrow(thrown);
        }
      }
    };
  }

  /** Yields the elements, and if that fails in a way, those of what is given instead. */
  public static <T, X extends Throwable> Body<T> catching(
      AsyncGenerator<T> source,
      Class<X> type,
      Function<? super X, ? extends Iterable<? extends T>> instead) {
    return y -> {
      Throwable thrown = yieldAll(source, y);
      if (type.isInstance(thrown)) {
        y.yieldAll(instead.apply(type.cast(thrown)));
      } else if (thrown != null) {
        throw Sneaky.rethrow(thrown);
      }
    };
  }

  /** Yields the elements; returns what looking for the next one has thrown. */
  @Suspendable
  private static <T> @Nullable Throwable yieldAll(AsyncGenerator<T> source, Yielder<T> y) {
    try (source) {
      Iterator<T> elements = source.iterator();
      Result<Boolean> more = Result.of(() -> elements.hasNext());
      while (more.thrown() == null && more.get()) {
        y.yield(elements.next());
        more = Result.of(() -> elements.hasNext());
      }
      return more.thrown();
    }
  }

  /** Yields the elements, and tells how that has ended. */
  public static <T> Body<T> onCompletion(
      AsyncGenerator<T> source, Consumer<? super @Nullable Throwable> action) {
    return y -> {
      try (source) {
        Iterator<T> elements = source.iterator();
        while (elements.hasNext()) {
          y.yield(elements.next());
        }
      } catch (Throwable thrown) {
        try {
          action.accept(thrown);
        } catch (Throwable failure) {
          thrown.addSuppressed(failure);
        }
        throw Sneaky.rethrow(thrown);
      }
      action.accept(null);
    };
  }
}
