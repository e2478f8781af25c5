package dev.fermata.async.stage;

import dev.fermata.Body;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Channel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/** Stages by time. */
public final class Timed {
  private Timed() {}

  /** Yields the elements, each of which is to come within the limit. */
  public static <T> Body<T> timeoutEach(AsyncGenerator<T> source, Duration limit) {
    return y -> {
      try (source) {
        Iterator<T> elements = source.iterator();
        while (Async.timeout(limit, () -> elements.hasNext())) {
          y.yield(elements.next());
        }
      }
    };
  }

  /** Yields an element when no other has followed it for a time. */
  public static <T> Body<T> debounce(AsyncGenerator<T> source, Duration quiet) {
    return y -> {
      try (Ahead<T> ahead = new Ahead<>(Channel.rendezvous())) {
        ahead.beginAll(source);
        ahead.begun();
        boolean more = ahead.hasNext();
        while (more) {
          T newest = ahead.next();
          Optional<Boolean> follows = Async.moveOnAfter(quiet, () -> ahead.hasNext());
          if (!follows.orElse(false)) {
            y.yield(newest);
          }
          more = follows.isPresent() ? follows.get() : ahead.hasNext();
        }
      }
    };
  }

  /** Yields the newest element at the end of each period in which there was one. */
  public static <T> Body<T> sample(AsyncGenerator<T> source, Duration period) {
    return y -> {
      try (Ahead<T> ahead = new Ahead<>(Channel.conflated())) {
        ahead.beginAll(source);
        ahead.begun();
        Duration end = Async.time();
        while (!ahead.isAtEnd()) {
          end = next(end, period);
          Async.sleep(end.minus(Async.time()));
          Optional<Result<T>> newest = ahead.poll();
          if (newest.isPresent()) {
            y.yield(newest.get().get());
          }
        }
      }
    };
  }

  /** Leaves out periods that have gone by while the consumer was busy. */
  private static Duration next(Duration end, Duration period) {
    Duration next = end.plus(period);
    Duration now = Async.time();
    return next.compareTo(now) < 0 ? now.plus(period) : next;
  }
}
