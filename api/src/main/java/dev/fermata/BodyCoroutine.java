package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
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
    GeneratorStack running = runningCopy(stack);
    running.yielded(stack);
    running.held = value;
    return null;
  }

  @Override
  public <Q> Q yieldFrom(Coroutine<? extends T, ? super S, Q> sub) {
    delegate = Objects.requireNonNull(sub, "sub");
    try {
      return Channelled.super.yieldFrom(sub);
    } finally {
      delegate = null;
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
    return outcome(resumeRaising(thrown, null));
  }

  @HandWrittenTwin
  public @Nullable T raise(Throwable thrown, FrameStack outer) {
    return outcome(resumeRaising(thrown, outer), outer);
  }

  private boolean resume(@Nullable S value, @Nullable FrameStack outer) {
    if (status == SUSPENDED) {
      deliver(value);
    } else if (status == READY) {
      throw elementWaits("send to");
    } else if (status == CREATED && value != null) {
      throw new IllegalStateException(
          "Cannot send to "
              + this
              + ": its body has not begun, so that no yield can return what is sent. Call next(),"
              + " or send(null), first.");
    }
    return advance(outer);
  }

  private boolean resumeRaising(Throwable thrown, @Nullable FrameStack outer) {
    Objects.requireNonNull(thrown, "thrown");
    switch (status) {
      case SUSPENDED -> {
        raiseOnResume(thrown);
        return advance(outer);
      }
      case CREATED -> {
        forget();
        throw Sneaky.rethrow(thrown);
      }
      case CLOSED -> throw Sneaky.rethrow(thrown);
      case READY -> throw elementWaits("raise in");
      default -> throw GeneratorFailure.disturbed(this, "raise in");
    }
  }

  private IllegalStateException elementWaits(String operation) {
    return new IllegalStateException(
        "Cannot "
            + operation
            + " "
            + this
            + ": hasNext() has run its body to the next yield, and that element has not been"
            + " taken. Take it by next() first.");
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
  public Optional<Coroutine<?, ?, ?>> delegate() {
    return Optional.ofNullable(delegate);
  }

  @Override
  public Coroutine<T, S, R> fork() {
    return new Fork<>(this);
  }

  /** A copy, whose body goes on yielding to the coroutine that was copied. */
  static final class Fork<T, S, R> extends BodyCoroutine<T, S, R> {
    private static final long serialVersionUID = 1;

    private final GeneratorStack origin;

    Fork(BodyCoroutine<T, S, R> original) {
      super(original);
      origin = original.origin();
    }

    @Override
    GeneratorStack origin() {
      return origin;
    }
  }
}
