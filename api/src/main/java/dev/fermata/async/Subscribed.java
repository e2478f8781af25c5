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

  /** Whether an element may come. */
  private volatile boolean demanded;

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
      demanded = true;
      try {
        asked.request(1);
      } catch (Throwable broken) {
        // not for who has called onSubscribe
        leaveBecauseOf(broken);
      }
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
    requireElement(next);
    if (isOver()) {
      return;
    }
    if (subscription == null) {
      leaveBecauseOf(
          new IllegalStateException(
              "The publisher has sent an element before it called onSubscribe (Reactive Streams,"
                  + " rule 1.9)."));
    } else if (!demanded) {
      leaveBecauseOf(
          new IllegalStateException(
              "The publisher has sent more elements than were requested (Reactive Streams, rule"
                  + " 1.1)."));
    } else {
      demanded = false;
      element = next;
      wake();
    }
  }

  @Override
  public void onError(Throwable thrown) {
    requireElement(thrown);
    if (!isOver()) {
      failure = thrown;
      wake();
    }
  }

  /** The publisher gets the exception, and so does who waits for an element. */
  private void requireElement(@Nullable Object signalled) {
    if (signalled == null) {
      NullPointerException refused =
          new NullPointerException(
              "The publisher has signalled null (Reactive Streams, rule 2.13).");
      leaveBecauseOf(refused);
      throw refused;
    }
  }

  private void leaveBecauseOf(Throwable broken) {
    if (isOver()) {
      return;
    }
    failure = broken;
    Flow.Subscription left = subscription;
    if (left != null) {
      try {
        left.cancel();
      } catch (Throwable alsoBroken) {
        Failures.suppress(broken, alsoBroken);
      }
    }
    wake();
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
