package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import dev.fermata.runtime.companion.SuspendableAutoCloseable;
import dev.fermata.runtime.companion.SuspendableDoubleIterator;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.DoubleConsumer;

/**
 * A generator of doubles, its yielder and its frames in one. The element that waits is kept where a
 * result would be delivered, which no generator is waiting for then.
 */
sealed class DoubleBodyGenerator extends PushingStack
    implements DoubleGenerator, DoubleYielder, SuspendableDoubleIterator, SuspendableAutoCloseable
    permits DoubleBodyGenerator.Fork {
  private static final long serialVersionUID = 1;

  DoubleBodyGenerator(DoubleBody body) {
    super(body);
  }

  private DoubleBodyGenerator(DoubleBodyGenerator original) {
    super(original);
    deliver(original.takeDouble());
  }

  @Override
  protected void enter() throws Throwable {
    DoubleBody body = (DoubleBody) Objects.requireNonNull(held);
    held = null;
    body.run(this, this);
  }

  @Override
  void runPlainly(Object body) throws Exception {
    ((DoubleBody) body).run(this);
  }

  @Override
  public void yield(double value) {
    if (status != PUSHING) {
      throw Sneaky.rethrow(refusedYield());
    }
    push(value);
  }

  void push(double value) {
    try {
      ((DoubleConsumer) Objects.requireNonNull(held)).accept(value);
    } catch (Throwable fromConsumer) {
      throw leave(fromConsumer);
    }
  }

  @HandWrittenTwin
  public void yield(double value, FrameStack stack) {
    if (stack == this) {
      // by the caller's name for this object: the JIT then knows the status that it checks next
      DoubleBodyGenerator self = (DoubleBodyGenerator) stack;
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
  public void yieldAll(PrimitiveIterator.OfDouble source) {
    if (source instanceof DoubleBodyGenerator elements) {
      try (elements) {
        if (!delegateTo(elements, false)) {
          DoubleYielder.super.yieldAll(elements);
        }
      }
    } else {
      DoubleYielder.super.yieldAll(source);
    }
  }

  @Override
  boolean pushAll(GeneratorStack inner) {
    Nested<?> consumer = status == PUSHING ? Nested.in(this) : null;
    if (consumer != null) {
      ((DoubleGenerator) inner).forEachRemaining((DoubleConsumer) consumer);
    }
    return consumer != null;
  }

  @Override
  public double nextDouble() {
    if (status == READY || advance(null)) {
      return take();
    }
    throw end();
  }

  @Override
  @HandWrittenTwin
  public double nextDouble(FrameStack outer) {
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
  public void forEachRemaining(DoubleConsumer action) {
    Objects.requireNonNull(action, "action");
    if (status == CREATED && Push.isPossible()) {
      pushTo(action);
    } else {
      pullEach(action);
    }
  }

  @Suspendable
  private void pullEach(DoubleConsumer action) {
    DoubleBodyGenerator self = this;
    try (self) {
      while (self.hasNext()) {
        double element = self.nextDouble();
        status = RUNNING; // the consumer must not use what it is given elements of
        try {
          action.accept(element);
        } finally {
          status = SUSPENDED;
        }
      }
    }
  }

  private double take() {
    status = SUSPENDED;
    return takeDouble();
  }

  @Override
  void deliverNext(FrameStack outer) {
    outer.deliver(take());
  }

  @Override
  void moveElement(YieldTarget from) {
    deliver(((DoubleBodyGenerator) from).take());
  }

  @Override
  public Optional<DoubleGenerator> delegate() {
    return Optional.ofNullable((DoubleGenerator) delegateOrNull());
  }

  @Override
  public DoubleGenerator fork() {
    return new Fork(this);
  }

  /** A copy, whose body goes on yielding to the generator that was copied. */
  static final class Fork extends DoubleBodyGenerator {
    private static final long serialVersionUID = 1;

    private final YieldTarget origin;

    Fork(DoubleBodyGenerator original) {
      super(original);
      origin = original.origin();
    }

    @Override
    YieldTarget origin() {
      return origin;
    }
  }
}
