package dev.fermata.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands in an outer stack for an inner continuation that was suspended with it. When the outer one
 * is resumed, it runs the inner one's frames; when those end, it completes the call (a {@code run}
 * or {@code next}) that had resumed the inner one.
 */
public abstract class BoundaryFrame extends Frame {
  private final FrameStack inner;

  /**
   * Creates a boundary.
   *
   * @param inner the continuation that was being resumed
   */
  protected BoundaryFrame(FrameStack inner) {
    this.inner = inner;
  }

  /**
   * Completes the call after the inner continuation was suspended by itself or ended.
   *
   * @param outer where to deliver the call's result
   * @param suspended false if the inner body ended
   * @throws Throwable what the call throws
   */
  protected abstract void complete(FrameStack outer, boolean suspended) throws Throwable;

  /**
   * Lets the inner continuation go on if what suspended it needs nobody from outside.
   *
   * @param suspended false if the inner body ended
   * @return false if it has ended now
   */
  protected boolean settle(boolean suspended) {
    return suspended;
  }

  @Override
  public final void resume(FrameStack outer) throws Throwable {
    boolean suspended = settle(inner.reenter(outer));
    if (suspended && inner.passesOn()) {
      outer.link(this);
    } else {
      complete(outer, suspended);
    }
  }

  @Override
  public final @Nullable StackTraceElement where() {
    return null;
  }

  @Override
  protected final boolean catches() {
    return true;
  }

  @Override
  protected final List<StackTraceElement> inside() {
    List<StackTraceElement> calls = new ArrayList<>();
    inner.addTrace(calls);
    return calls;
  }

  @Override
  protected final Frame copy() {
    throw cannotCopy(inner);
  }
}
