package dev.fermata.async.stage;

import dev.fermata.Body;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Channel;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Combines the newest elements of two generators. */
public final class Combined {
  private Combined() {}

  /** Either of them has given an element. */
  private record Given(boolean isFirst, @Nullable Object element) {}

  /** Yields what {@code f} makes of the newest of both, whenever one of them is new. */
  // the elements come back where they came from
  @SuppressWarnings({"unchecked", "NullAway"})
  public static <A, B, R> Body<R> combine(
      AsyncGenerator<A> one,
      AsyncGenerator<B> other,
      BiFunction<? super A, ? super B, ? extends R> f) {
    return y -> {
      try (Ahead<Given> ahead = new Ahead<>(Channel.rendezvous())) {
        ahead.beginAll(one.map(element -> new Given(true, element)));
        ahead.beginAll(other.map(element -> new Given(false, element)));
        ahead.begun();
        Given first = null;
        Given second = null;
        while (ahead.hasNext()) {
          Given given = ahead.next();
          first = given.isFirst() ? given : first;
          second = given.isFirst() ? second : given;
          if (first != null && second != null) {
            y.yield(f.apply((A) first.element(), (B) second.element()));
          }
        }
      }
    };
  }
}
