package dev.fermata;

import dev.fermata.runtime.BoundaryFrame;
import dev.fermata.runtime.FrameStack;
import java.io.Serializable;

/** Completes an operation on {@code generator} that was suspended to an outer continuation. */
@SuppressWarnings("serial") // never read: something else is written in its place
final class GeneratorBoundary extends BoundaryFrame implements Serializable {
  private static final long serialVersionUID = 1;

  private final GeneratorStack generator;
  private final Operation operation;

  GeneratorBoundary(GeneratorStack generator, Operation operation) {
    super(generator);
    this.generator = generator;
    this.operation = operation;
  }

  private Object writeReplace() {
    return new Saved(generator, operation);
  }

  /** What is written in its place. */
  private record Saved(GeneratorStack generator, Operation operation) implements Serializable {
    private Object readResolve() {
      return new GeneratorBoundary(generator, operation);
    }
  }

  @Override
  protected boolean settle(boolean suspended) {
    return suspended && generator.delegated();
  }

  @Override
  protected void complete(FrameStack outer, boolean suspended) {
    if (operation == Operation.CLOSE || operation == Operation.CLOSE_AND_GET) {
      generator.settleClose(suspended);
      if (operation == Operation.CLOSE_AND_GET) {
        generator.deliverClosed(outer);
      }
      return;
    }
    boolean ready = generator.hasElement(suspended);
    if (operation == Operation.HAS_NEXT) {
      outer.deliver(ready ? 1 : 0);
    } else if (ready) {
      generator.deliverNext(outer);
    } else {
      throw generator.end();
    }
  }

  /** What a caller was doing when it was suspended together with the generator. */
  enum Operation {
    HAS_NEXT,
    NEXT,
    CLOSE,
    CLOSE_AND_GET
  }
}
