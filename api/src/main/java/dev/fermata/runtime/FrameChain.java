package dev.fermata.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The saved frames of one continuation, innermost first.
 *
 * <p><b>Linking.</b> Frames are saved from the innermost outwards. {@code tail} is the frame linked
 * last, and while frames are being linked {@code tail.parent} is the innermost one, so that one
 * field serves for both ends. The frame that was resumed is {@code top}: when it is linked again,
 * the chain is complete. In the steady state (the resumed frame itself suspends) nothing is
 * written.
 */
public abstract class FrameChain extends Delivery {
  @Nullable Frame top;
  @Nullable Frame tail;

  FrameChain() {}

  /**
   * Links the frame of a call that suspends, from the innermost outwards.
   *
   * @param frame a filled frame
   */
  public final void link(Frame frame) {
    if (frame != top || tail != null) {
      linkNext(frame);
    }
  }

  private void linkNext(Frame frame) {
    Frame last = tail;
    if (last == null) {
      frame.parent = frame;
      tail = frame;
    } else if (frame == top) {
      top = last.parent;
      last.parent = frame;
      tail = null;
    } else {
      frame.parent = last.parent;
      last.parent = frame;
      tail = frame;
    }
  }

  /**
   * Returns the innermost frame of this suspended stack.
   *
   * @return null if it has none: it has not begun, or has ended
   */
  protected final @Nullable Frame innermost() {
    return top;
  }

  /**
   * Tells whether code of the body may run when an exception is raised where it is suspended.
   *
   * @return false if nobody would notice that the frames are dropped instead
   */
  protected final boolean catches() {
    for (Frame frame = top; frame != null; frame = frame.parent) {
      if (frame.catches()) {
        return true;
      }
    }
    return false;
  }

  /** Completes the chain of frames when the body has been suspended for the first time. */
  protected final void chain() {
    Frame last = tail;
    if (last == null) {
      top = new TailFrame();
    } else {
      top = last.parent;
      last.parent = null;
      tail = null;
    }
  }

  /**
   * Gives this stack, which has none, copies of another's frames. What their values refer to is
   * shared.
   *
   * @param suspended whose frames are copied; it stays as it is
   * @throws IllegalStateException if another continuation is suspended inside it
   */
  protected final void copyFrames(FrameChain suspended) {
    Frame callee = null;
    for (Frame frame = suspended.top; frame != null; frame = frame.parent) {
      Frame copy = frame.copy();
      if (callee == null) {
        top = copy;
      } else {
        callee.parent = copy;
      }
      callee = copy;
    }
  }

  /** Lists the frames, innermost first. */
  final List<Frame> frames() {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame = top; frame != null; frame = frame.parent) {
      frames.add(frame);
    }
    return frames;
  }

  /** Gives this stack, which has none, frames that belong to no other, innermost first. */
  final void setFrames(List<Frame> frames) {
    Frame caller = null;
    for (int i = frames.size() - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      frame.parent = caller;
      caller = frame;
    }
    top = caller;
  }

  final void addTrace(List<StackTraceElement> elements) {
    for (Frame frame = top; frame != null; frame = frame.parent) {
      elements.addAll(frame.inside());
      StackTraceElement element = frame.where();
      if (element != null && !LogicalTrace.isBetween(element)) {
        elements.add(element);
      }
    }
  }
}
