package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.RaisingSource;
import dev.fermata.runtime.Sneaky;
import dev.fermata.runtime.companion.SuspendableAutoCloseable;
import dev.fermata.runtime.companion.SuspendableIterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A generator of objects, its yielder and its frames in one. */
sealed class BodyGenerator<T> extends PushingStack
    implements Generator<T>,
        Yielder<T>,
        RaisingSource<T>,
        SuspendableIterator<T>,
        SuspendableAutoCloseable
    permits BodyGenerator.Fork, DirectStage {
  private static final long serialVersionUID = 1;

  BodyGenerator(Body<T> body) {
    super(body);
  }

  private BodyGenerator(BodyGenerator<T> original) {
    super(original);
  }

  @Override
  @SuppressWarnings("unchecked") // what the constructor was given
  protected void enter() throws Throwable {
    Body<T> body = (Body<T>) Objects.requireNonNull(held);
    held = null;
    body.run(this, this);
  }

  @Override
  @SuppressWarnings("unchecked") // what the constructor was given
  void runPlainly(Object body) throws Exception {
    ((Body<T>) body).run(this);
  }

  @Override
  public void yield(T value) {
    if (status != PUSHING) {
      throw Sneaky.rethrow(refusedYield());
    }
    push(value);
  }

  @SuppressWarnings("unchecked") // what forEach was given
  void push(T value) {
    try {
      ((Consumer<? super T>) Objects.requireNonNull(held)).accept(value);
    } catch (Throwable fromConsumer) {
      throw leave(fromConsumer);
    }
  }

  @HandWrittenTwin
  public void yield(T value, FrameStack stack) {
    if (stack == this) {
      // by the caller's name for this object: the JIT then knows the status that it checks next
      BodyGenerator<?> self = (BodyGenerator<?>) stack;
      if (self.status == RUNNING && self.refusal() == null) {
        self.status = READY;
        self.held = value;
        return;
      }
    }
    if (status == PUSHING || status == LEAVING) {
      this.yield(value);
      return;
    }
    YieldTarget running = runningCopy(stack);
    running.yielded(stack);
    running.held = value;
  }

  @Override
  public void yieldAll(Iterable<? extends T> source) {
    if (source instanceof Generator<? extends T> elements
        && elements instanceof GeneratorStack inner) {
      try (elements) {
        if (!delegateTo(inner, false)) {
          Yielder.super.yieldAll(elements);
        }
      }
    } else {
      Yielder.super.yieldAll(source);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // what yieldAll was given
  boolean pushAll(GeneratorStack inner) {
    Nested<T> consumer = status == PUSHING ? Nested.in(this) : null;
    if (consumer != null) {
      ((Generator<? extends T>) inner).forEach(consumer);
    }
    return consumer != null;
  }

  @Override
  public T next() {
    if (status == READY || advancePlainly()) {
      return take();
    }
    throw end();
  }

  @Override
  @HandWrittenTwin
  public @Nullable T next(FrameStack outer) {
    if (status == READY || advance(outer)) {
      return take();
    }
    return passOrEnd(outer);
  }

  private @Nullable T passOrEnd(FrameStack outer) {
    if (status != BUSY) {
      throw end();
    }
    outer.link(new GeneratorBoundary(this, GeneratorBoundary.Operation.NEXT));
    return null;
  }

  @Override
  public @Nullable T nextRaising(Throwable thrown, FrameStack outer) {
    return advanceRaising(thrown, outer) ? take() : passOrEnd(outer);
  }

  @Override
  public void forEach(Consumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    if (status == CREATED && Push.isPossible()) {
      pushTo(action);
    } else {
      Pull.each(this, action);
    }
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    forEach(action);
  }

  // Only yield stores while READY, and null only where T has it.
  @SuppressWarnings({"unchecked", "NullAway"})
  final T take() {
    T value = (T) held;
    held = null;
    status = SUSPENDED;
    return value;
  }

  @Override
  void deliverNext(FrameStack outer) {
    outer.deliver(take());
  }

  @Override
  public Optional<Generator<?>> delegate() {
    return Optional.ofNullable((Generator<?>) delegateOrNull());
  }

  @Override
  public Generator<T> fork() {
    return new Fork<>(this);
  }

  /** A copy, whose body goes on yielding to the generator that was copied. */
  static final class Fork<T> extends BodyGenerator<T> {
    private static final long serialVersionUID = 1;

    private final YieldTarget origin;

    Fork(BodyGenerator<T> original) {
      super(original);
      origin = original.origin();
    }

    @Override
    YieldTarget origin() {
      return origin;
    }
  }
}
