package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import dev.fermata.runtime.companion.SuspendableAutoCloseable;
import dev.fermata.runtime.companion.SuspendableIntIterator;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.IntConsumer;

/**
 * A generator of ints, its yielder and its frames in one. The element that waits is kept where a
 * result would be delivered, which no generator is waiting for then.
 */
sealed class IntBodyGenerator extends PushingStack
    implements IntGenerator, IntYielder, SuspendableIntIterator, SuspendableAutoCloseable
    permits IntBodyGenerator.Fork {
  private static final long serialVersionUID = 1;

  IntBodyGenerator(IntBody body) {
    super(body);
  }

  private IntBodyGenerator(IntBodyGenerator original) {
    super(original);
    deliver(original.takeInt());
  }

  @Override
  protected void enter() throws Throwable {
    IntBody body = (IntBody) Objects.requireNonNull(held);
    held = null;
    body.run(this, this);
  }

  @Override
  void runPlainly(Object body) throws Exception {
    ((IntBody) body).run(this);
  }

  @Override
  public void yield(int value) {
    if (status != PUSHING) {
      throw Sneaky.rethrow(refusedYield());
    }
    push(value);
  }

  void push(int value) {
    try {
      ((IntConsumer) Objects.requireNonNull(held)).accept(value);
    } catch (Throwable fromConsumer) {
      throw leave(fromConsumer);
    }
  }

  @HandWrittenTwin
  public void yield(int value, FrameStack stack) {
    if (stack == this) {
      // by the caller's name for this object: the JIT then knows the status that it checks next
      IntBodyGenerator self = (IntBodyGenerator) stack;
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
  public void yieldAll(PrimitiveIterator.OfInt source) {
    if (source instanceof IntBodyGenerator elements) {
      try (elements) {
        if (!delegateTo(elements, false)) {
          IntYielder.super.yieldAll(elements);
        }
      }
    } else {
      IntYielder.super.yieldAll(source);
    }
  }

  @Override
  boolean pushAll(GeneratorStack inner) {
    Nested<?> consumer = status == PUSHING ? Nested.in(this) : null;
    if (consumer != null) {
      ((IntGenerator) inner).forEachRemaining((IntConsumer) consumer);
    }
    return consumer != null;
  }

  @Override
  public int nextInt() {
    if (status == READY || advance(null)) {
      return take();
    }
    throw end();
  }

  @Override
  @HandWrittenTwin
  public int nextInt(FrameStack outer) {
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
  public void forEachRemaining(IntConsumer action) {
    Objects.requireNonNull(action, "action");
    if (status == CREATED && Push.isPossible()) {
      pushTo(action);
    } else {
      pullEach(action);
    }
  }

  @Suspendable
  private void pullEach(IntConsumer action) {
    IntBodyGenerator self = this;
    try (self) {
      while (self.hasNext()) {
        int element = self.nextInt();
        status = RUNNING; // the consumer must not use what it is given elements of
        try {
          action.accept(element);
        } finally {
          status = SUSPENDED;
        }
      }
    }
  }

  private int take() {
    status = SUSPENDED;
    return takeInt();
  }

  @Override
  void deliverNext(FrameStack outer) {
    outer.deliver(take());
  }

  @Override
  void moveElement(YieldTarget from) {
    deliver(((IntBodyGenerator) from).take());
  }

  @Override
  public Optional<IntGenerator> delegate() {
    return Optional.ofNullable((IntGenerator) delegateOrNull());
  }

  @Override
  public IntGenerator fork() {
    return new Fork(this);
  }

  /** A copy, whose body goes on yielding to the generator that was copied. */
  static final class Fork extends IntBodyGenerator {
    private static final long serialVersionUID = 1;

    private final YieldTarget origin;

    Fork(IntBodyGenerator original) {
      super(original);
      origin = original.origin();
    }

    @Override
    YieldTarget origin() {
      return origin;
    }
  }
}
