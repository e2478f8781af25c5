package dev.fermata.async.stage;

import dev.fermata.Body;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Channel;
import dev.fermata.async.Semaphore;
import dev.fermata.async.Task;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Stages whose sources run ahead of what is asked for. */
public final class Buffered {
  private Buffered() {}

  /** Yields what tasks of their own take from the sources, by a buffer. */
  public static <T> Body<T> merge(
      List<? extends AsyncGenerator<? extends T>> sources, Channel<Object> buffer) {
    return y -> {
      try (Ahead<T> ahead = new Ahead<>(buffer)) {
        for (AsyncGenerator<? extends T> source : sources) {
          ahead.beginAll(source);
        }
        ahead.begun();
        while (ahead.hasNext()) {
          y.yield(ahead.next());
        }
      }
    };
  }

  /** Yields the results of so many tasks at a time, in the order of the elements. */
  public static <T, R> Body<R> mapConcurrent(
      AsyncGenerator<T> source, int most, Function<? super T, ? extends R> f) {
    return y -> {
      Semaphore places = new Semaphore(most);
      try (Ahead<Task<Result<R>>> ahead = new Ahead<>(Channel.unlimited())) {
        ahead.begin(
            sender -> {
              try (source) {
                Iterator<T> elements = source.iterator();
                places.acquire();
                while (elements.hasNext()) {
                  T element = elements.next();
                  sender.send(ahead.work(() -> f.apply(element)));
                  places.acquire();
                }
              }
            });
        ahead.begun();
        while (ahead.hasNext()) {
          R result = Async.await(ahead.next()).get();
          places.release();
          y.yield(result);
        }
      }
    };
  }
}
