package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import dev.fermata.runtime.companion.SuspendableAutoCloseable;
import dev.fermata.runtime.companion.SuspendableLongIterator;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;

/**
 * A generator of longs, its yielder and its frames in one. The element that waits is kept where a
 * result would be delivered, which no generator is waiting for then.
 */
sealed class LongBodyGenerator extends PushingStack
    implements LongGenerator, LongYielder, SuspendableLongIterator, SuspendableAutoCloseable
    permits LongBodyGenerator.Fork {
  private static final long serialVersionUID = 1;

  LongBodyGenerator(LongBody body) {
    super(body);
  }

  private LongBodyGenerator(LongBodyGenerator original) {
    super(original);
    deliver(original.takeLong());
  }

  @Override
  protected void enter() throws Throwable {
    LongBody body = (LongBody) Objects.requireNonNull(held);
    held = null;
    body.run(this, this);
  }

  @Override
  void runPlainly(Object body) throws Exception {
    ((LongBody) body).run(this);
  }

  @Override
  public void yield(long value) {
    if (status != PUSHING) {
      throw Sneaky.rethrow(refusedYield());
    }
    push(value);
  }

  void push(long value) {
    try {
      ((LongConsumer) Objects.requireNonNull(held)).accept(value);
    } catch (Throwable fromConsumer) {
      throw leave(fromConsumer);
    }
  }

  @HandWrittenTwin
  public void yield(long value, FrameStack stack) {
    if (stack == this) {
      // by the caller's name for this object: the JIT then knows the status that it checks next
      LongBodyGenerator self = (LongBodyGenerator) stack;
      if (self.status == RUNNING && self.refusal() == null) {
        self.status = READY;
        self.deliver(value);
        return;
      }
    }
    if (status == PUSHING || status == LEAVING) {
      this.yield(value);
      return;
    }
    YieldTarget running = runningCopy(stack);
    running.yielded(stack);
    running.deliver(value);
  }

  @Override
  public void yieldAll(PrimitiveIterator.OfLong source) {
    if (source instanceof LongBodyGenerator elements) {
      try (elements) {
        if (!delegateTo(elements, false)) {
          LongYielder.super.yieldAll(elements);
        }
      }
    } else {
      LongYielder.super.yieldAll(source);
    }
  }

  @Override
  boolean pushAll(GeneratorStack inner) {
    Nested<?> consumer = status == PUSHING ? Nested.in(this) : null;
    if (consumer != null) {
      ((LongGenerator) inner).forEachRemaining((LongConsumer) consumer);
    }
    return consumer != null;
  }

  @Override
  public long nextLong() {
    if (status == READY || advance(null)) {
      return take();
    }
    throw end();
  }

  @Override
  @HandWrittenTwin
  public long nextLong(FrameStack outer) {
    if (status == READY || advance(outer)) {
      return take();
    }
    if (status != BUSY) {
      throw end();
    }
    outer.link(new GeneratorBoundary(this, GeneratorBoundary.Operation.NEXT));
    return 0;
  }

  @Override
  public void forEachRemaining(LongConsumer action) {
    Objects.requireNonNull(action, "action");
    if (status == CREATED && Push.isPossible()) {
      pushTo(action);
    } else {
      pullEach(action);
    }
  }

  @Suspendable
  private void pullEach(LongConsumer action) {
    LongBodyGenerator self = this;
    try (self) {
      while (self.hasNext()) {
        long element = self.nextLong();
        status = RUNNING; // the consumer must not use what it is given elements of
        try {
          action.accept(element);
        } finally {
          status = SUSPENDED;
        }
      }
    }
  }

  private long take() {
    status = SUSPENDED;
    return takeLong();
  }

  @Override
  void deliverNext(FrameStack outer) {
    outer.deliver(take());
  }

  @Override
  void moveElement(YieldTarget from) {
    deliver(((LongBodyGenerator) from).take());
  }

  @Override
  public Optional<LongGenerator> delegate() {
    return Optional.ofNullable((LongGenerator) delegateOrNull());
  }

  @Override
  public LongGenerator fork() {
    return new Fork(this);
  }

  /** A copy, whose body goes on yielding to the generator that was copied. */
  static final class Fork extends LongBodyGenerator {
    private static final long serialVersionUID = 1;

    private final YieldTarget origin;

    Fork(LongBodyGenerator original) {
      super(original);
      origin = original.origin();
    }

    @Override
    YieldTarget origin() {
      return origin;
    }
  }
}
