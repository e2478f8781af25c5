package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;

/** What the generators of ints, longs and doubles have in common. */
abstract class PrimitiveStack extends PushingStack {
  PrimitiveStack(Object body) {
    super(body);
  }

  PrimitiveStack(PrimitiveStack original) {
    super(original);
  }

  public final boolean hasNext() {
    return status == READY || advance(null);
  }

  @HandWrittenTwin
  public final boolean hasNext(FrameStack outer) {
    if (status == READY || advance(outer)) {
      return true;
    }
    if (status == BUSY) {
      outer.link(new GeneratorBoundary(this, GeneratorBoundary.Operation.HAS_NEXT));
    }
    return false;
  }

  public final void close() {
    closeWithin(null);
  }

  @HandWrittenTwin
  public final void close(FrameStack outer) {
    if (closeWithin(outer)) {
      outer.link(new GeneratorBoundary(this, GeneratorBoundary.Operation.CLOSE));
    }
  }

  public final Generator.State state() {
    return stateOf();
  }

  public final StackTraceElement[] suspendedFrames() {
    return frames();
  }
}
