package dev.fermata.async;

import dev.fermata.Suspendable;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to a generator: its task waits here for the subscriber to ask. Any thread may
 * request and cancel; all signals are given by the loop's thread, but those of {@link #fail}.
 */
final class Publication<T> implements Flow.Subscription, Wait {
  private final EventLoop loop;
  private final AtomicLong demand = new AtomicLong();
  private volatile Flow.@Nullable Subscriber<? super T> subscriber;
  private volatile boolean cancelled;
  private volatile @Nullable IllegalArgumentException refused;
  private @Nullable RunningTask<?> task;

  Publication(EventLoop loop, Flow.Subscriber<? super T> subscriber) {
    this.loop = loop;
    this.subscriber = subscriber;
  }

  /** Gives up before anything has begun. */
  void fail(Throwable thrown) {
    Flow.Subscriber<? super T> told = subscriber;
    subscriber = null;
    if (told != null && !cancelled) {
      told.onError(thrown);
    }
  }

  void begin(AsyncGenerator<T> generator) {
    task = loop.background.begin((Action) () -> publish(generator));
    if (cancelled) {
      task.cancel("its subscription was cancelled");
    }
  }

  @Suspendable
  private void publish(AsyncGenerator<T> generator) {
    Throwable failure = null;
    try (generator) {
      Iterator<T> elements = generator.iterator();
      while (awaitDemand() && elements.hasNext()) {
        signalNext(elements.next());
      }
    } catch (Throwable thrown) {
      failure = thrown;
    }
    end(failure);
  }

  private void signalNext(T element) {
    Flow.Subscriber<? super T> told = subscriber;
    if (told != null && !cancelled) {
      told.onNext(Objects.requireNonNull(element, "the element to publish"));
    }
  }

  private void end(@Nullable Throwable failure) {
    Flow.Subscriber<? super T> told = subscriber;
    subscriber = null;
    if (cancelled || told == null) {
      if (failure != null && !(failure instanceof Cancelled)) {
        loop.report("a generator has failed when its subscription was cancelled", failure, null);
      }
    } else if (failure != null) {
      told.onError(failure);
    } else {
      told.onComplete();
    }
  }

  /** Waits until one more is asked for; false if the subscription is cancelled. */
  @Suspendable
  private boolean awaitDemand() {
    while (!isOver()) {
      if (takeDemand()) {
        return true;
      }
      Current.park(this);
    }
    IllegalArgumentException thrown = refused;
    if (thrown != null) {
      throw thrown;
    }
    return false;
  }

  private boolean isOver() {
    return cancelled || refused != null;
  }

  private boolean takeDemand() {
    return demand.getAndUpdate(n -> n == Long.MAX_VALUE ? n : Math.max(n - 1, 0)) > 0;
  }

  // ---- the subscriber's side

  @Override
  public void request(long n) {
    if (n > 0) {
      demand.updateAndGet(before -> before + n < 0 ? Long.MAX_VALUE : before + n);
    } else {
      refused =
          new IllegalArgumentException(
              "Cannot request " + n + " elements: at least 1 (Reactive Streams, rule 3.9).");
    }
    wake(() -> {});
  }

  @Override
  public void cancel() {
    cancelled = true;
    subscriber = null;
    wake(
        () -> {
          if (task != null) {
            task.cancel("its subscription was cancelled");
          }
        });
  }

  private void wake(Runnable also) {
    loop.post(
        () -> {
          also.run();
          if (task != null) {
            task.wake(this);
          }
        });
  }

  // ---- the wait

  @Override
  public void begin(TaskStack waiter) {
    if (isOver() || demand.get() > 0) {
      waiter.wake(this);
    }
  }

  @Override
  public void deliver(TaskStack waiter) {
    // the task looks itself
  }

  @Override
  public boolean cancel(Cancelled signal) {
    return true;
  }

  @Override
  public boolean isOutside() {
    return true;
  }

  @Override
  public String description() {
    return "its subscriber to request";
  }
}
