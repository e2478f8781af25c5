package dev.fermata.async;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * A publisher whose subscribers each have a generator, run by a loop.
 *
 * @param loop runs them
 * @param fresh gives a generator
 * @param <T> the type of the elements
 */
record Published<T>(EventLoop loop, Supplier<? extends AsyncGenerator<T>> fresh)
    implements Flow.Publisher<T> {
  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Publication<T> publication = new Publication<>(loop, subscriber);
    subscriber.onSubscribe(publication);
    AsyncGenerator<T> generator;
    try {
      generator = fresh.get();
    } catch (RuntimeException thrown) {
      publication.fail(thrown);
      return;
    }
    if (!loop.wakeUps.add(() -> publication.begin(generator))) {
      publication.fail(
          new IllegalStateException("Cannot publish: the run that was to do it has ended."));
    }
  }
}
