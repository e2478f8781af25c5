package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import dev.fermata.runtime.Sneaky;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber whose elements a generator yields: it requests one when it is asked for one. Any
 * thread may signal, one after the other; the generator's task waits here.
 */
final class Subscribed<T> implements Flow.Subscriber<T>, Wait {
  private final AtomicBoolean owesRequest = new AtomicBoolean();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile @Nullable T element;
  private volatile @Nullable Throwable failure;
  private volatile boolean complete;
  private volatile @Nullable TaskStack task;

  private Subscribed() {}

  @Suspendable
  static <T> void yieldAll(Flow.Publisher<? extends T> source, Yielder<T> y) {
    Subscribed<T> subscriber = new Subscribed<>();
    source.subscribe(subscriber);
    try {
      while (subscriber.awaitNext()) {
        y.yield(subscriber.take());
      }
    } finally {
      subscriber.leave();
    }
  }

  @Suspendable
  private boolean awaitNext() {
    if (!isOver()) {
      owesRequest.set(true);
      requestIfOwed();
    }
    while (element == null && !isOver()) {
      Current.park(this);
    }
    if (element != null) {
      return true;
    }
    Throwable thrown = failure;
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
    return false;
  }

  private boolean isOver() {
    return complete || failure != null;
  }

  private T take() {
    T taken = Objects.requireNonNull(element);
    element = null;
    return taken;
  }

  private void leave() {
    Flow.Subscription left = subscription;
    if (left != null && !isOver()) {
      complete = true;
      left.cancel();
    }
    complete = true;
  }

  private void requestIfOwed() {
    Flow.Subscription asked = subscription;
    if (asked != null && owesRequest.getAndSet(false)) {
      asked.request(1);
    }
  }

  // ---- the publisher's side

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    Objects.requireNonNull(begun, "subscription");
    if (subscription != null || complete) {
      begun.cancel();
      return;
    }
    subscription = begun;
    requestIfOwed();
  }

  @Override
  public void onNext(T next) {
    Objects.requireNonNull(next, "element");
    if (isOver()) {
      return;
    }
    if (element != null) {
      Objects.requireNonNull(subscription).cancel();
      failure =
          new IllegalStateException(
              "The publisher has sent more elements than were requested (Reactive Streams, rule"
                  + " 1.1).");
    } else {
      element = next;
    }
    wake();
  }

  @Override
  public void onError(Throwable thrown) {
    Objects.requireNonNull(thrown, "thrown");
    if (!isOver()) {
      failure = thrown;
      wake();
    }
  }

  @Override
  public void onComplete() {
    complete = true;
    wake();
  }

  private void wake() {
    TaskStack waiter = task;
    if (waiter != null) {
      waiter.loop.post(() -> waiter.wake(this));
    }
  }

  // ---- the wait

  @Override
  public void begin(TaskStack waiter) {
    task = waiter;
    if (element != null || isOver()) {
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
    return "its publisher";
  }
}
