package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.RaisingSource;
import dev.fermata.runtime.companion.SuspendableAutoCloseable;
import dev.fermata.runtime.companion.SuspendableIterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A coroutine, its channel and its frames in one. */
@SuppressWarnings("serial") // of any type: what a stream cannot have is named when it is written
sealed class BodyCoroutine<T, S, R> extends GeneratorStack
    implements Coroutine<T, S, R>,
        Channelled<T, S>,
        RaisingSource<T>,
        SuspendableIterator<T>,
        SuspendableAutoCloseable
    permits BodyCoroutine.Fork {
  private static final long serialVersionUID = 1;

  private @Nullable R result;
  private boolean hasReturned;
  private boolean toldResult;
  private @Nullable Coroutine<?, ?, ?> delegate;

  BodyCoroutine(ReturningBody<T, S, R> body) {
    super(body);
  }

  private BodyCoroutine(BodyCoroutine<T, S, R> original) {
    super(original);
    if (original.delegate != null) {
      throw new IllegalStateException(
          "Cannot fork "
              + original
              + ": "
              + original.delegate
              + " stands in for it, and runs once.");
    }
  }

  @Override
  @SuppressWarnings("unchecked") // what the constructor was given
  protected void enter() throws Throwable {
    ReturningBody<T, S, R> body = (ReturningBody<T, S, R>) Objects.requireNonNull(held);
    held = null;
    R returned = body.run(this, this);
    if (status == RUNNING) {
      deliver(returned);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the body's
  void keepResult() {
    result = (R) takeReference();
    hasReturned = true;
  }

  @Override
  public S yield(T value) {
    throw refused();
  }

  /** What it returns is not looked at: the resumed body takes what was sent. */
  @HandWrittenTwin
  public @Nullable S yield(T value, FrameStack stack) {
    YieldTarget running = runningCopy(stack);
    running.yielded(stack);
    running.held = value;
    return null;
  }

  @Override
  public <Q> Q yieldFrom(Coroutine<? extends T, ? super S, Q> sub) {
    delegate = Objects.requireNonNull(sub, "sub");
    try {
      return sub instanceof BodyCoroutine<?, ?, ?> inner
          ? yieldFrom(sub, inner)
          : Channelled.super.yieldFrom(sub);
    } finally {
      delegate = null;
    }
  }

  @Suspendable
  @SuppressWarnings({"unchecked", "NullAway"}) // the value of the end is what sub returned
  private <Q> Q yieldFrom(Coroutine<? extends T, ? super S, Q> sub, BodyCoroutine<?, ?, ?> inner) {
    try {
      return delegateTo(inner, true) ? (Q) inner.end().value() : Channelled.super.yieldFrom(sub);
    } catch (GeneratorExit exit) {
      sub.close();
      throw exit;
    }
  }

  @Override
  public void yieldAll(Iterable<? extends T> source) {
    if (source instanceof Generator<? extends T> elements
        && elements instanceof GeneratorStack inner) {
      try (elements) {
        if (!delegateTo(inner, false)) {
          Channelled.super.yieldAll(elements);
        }
      }
    } else {
      Channelled.super.yieldAll(source);
    }
  }

  @Override
  public T next() {
    return outcome(status == READY || advance(null));
  }

  @Override
  @HandWrittenTwin
  public @Nullable T next(FrameStack outer) {
    return outcome(status == READY || advance(outer), outer);
  }

  @Override
  public T send(@Nullable S value) {
    return outcome(resume(value, null));
  }

  @HandWrittenTwin
  public @Nullable T send(@Nullable S value, FrameStack outer) {
    return outcome(resume(value, outer), outer);
  }

  @Override
  public T raise(Throwable thrown) {
    return outcome(advanceRaising(Objects.requireNonNull(thrown, "thrown"), null));
  }

  @HandWrittenTwin
  public @Nullable T raise(Throwable thrown, FrameStack outer) {
    return nextRaising(Objects.requireNonNull(thrown, "thrown"), outer);
  }

  @Override
  public @Nullable T nextRaising(Throwable thrown, FrameStack outer) {
    return outcome(advanceRaising(thrown, outer), outer);
  }

  /** Goes to the next element by letting the yield where the body stands return {@code value}. */
  final boolean resume(@Nullable S value, @Nullable FrameStack outer) {
    reclaim("send to");
    if (status == SUSPENDED) {
      deliver(value);
    } else if (status == READY) {
      throw GeneratorFailure.elementWaits(this, "send to");
    } else if (status == CREATED && value != null) {
      throw new IllegalStateException(
          "Cannot send to "
              + this
              + ": its body has not begun, so that no yield can return what is sent. Call next(),"
              + " or send(null), first.");
    }
    return advance(outer);
  }

  private T outcome(boolean ready) {
    if (ready) {
      return take();
    }
    throw end();
  }

  private @Nullable T outcome(boolean ready, FrameStack outer) {
    if (!ready && status == BUSY) {
      outer.link(new GeneratorBoundary(this, GeneratorBoundary.Operation.NEXT));
      return null;
    }
    return outcome(ready);
  }

  // Only yield stores while READY, and null only where T has it.
  @SuppressWarnings({"unchecked", "NullAway"})
  private T take() {
    T value = (T) held;
    held = null;
    status = SUSPENDED;
    return value;
  }

  @Override
  public void forEach(Consumer<? super T> action) {
    Pull.each(this, Objects.requireNonNull(action, "action"));
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    forEach(action);
  }

  @Override
  void deliverNext(FrameStack outer) {
    outer.deliver(take());
  }

  @Override
  StopIteration end() {
    Object value = toldResult ? null : result;
    toldResult = true;
    return new StopIteration(value);
  }

  @Override
  @SuppressWarnings("NullAway") // null only where R has it
  public R returned() {
    if (!hasReturned) {
      throw new IllegalStateException(
          this + " has not returned. Its result is there when it has ended by itself.");
    }
    return result;
  }

  @Override
  public Optional<R> closeAndGet() {
    boolean ended = status == CLOSED;
    closeWithin(null);
    return ended ? Optional.empty() : Optional.ofNullable(result);
  }

  @HandWrittenTwin
  public Optional<R> closeAndGet(FrameStack outer) {
    boolean ended = status == CLOSED;
    if (closeWithin(outer)) {
      outer.link(new GeneratorBoundary(this, GeneratorBoundary.Operation.CLOSE_AND_GET));
      return Optional.empty();
    }
    return ended ? Optional.empty() : Optional.ofNullable(result);
  }

  @Override
  void deliverClosed(FrameStack outer) {
    outer.deliver(Optional.ofNullable(result));
  }

  @Override
  public Optional<Generator<?>> delegate() {
    return Optional.ofNullable(delegate != null ? delegate : (Generator<?>) delegateOrNull());
  }

  @Override
  public Coroutine<T, S, R> fork() {
    return new Fork<>(this);
  }

  /** A copy, whose body goes on yielding to the coroutine that was copied. */
  static final class Fork<T, S, R> extends BodyCoroutine<T, S, R> {
    private static final long serialVersionUID = 1;

    private final YieldTarget origin;

    Fork(BodyCoroutine<T, S, R> original) {
      super(original);
      origin = original.origin();
    }

    @Override
    YieldTarget origin() {
      return origin;
    }
  }
}
