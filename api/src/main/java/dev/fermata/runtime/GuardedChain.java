package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/** A chain of frames that knows whether one of them stands inside a try, if anybody asks for it. */
public abstract class GuardedChain extends FrameChain {
  private @Nullable TryGuard guard;

  GuardedChain() {}

  /**
   * Makes what is to be told of frames in a try; called when the first one is saved.
   *
   * @return null if nobody wants to know
   */
  protected @Nullable TryGuard newGuard() {
    return null;
  }

  /** Makes the guard now. */
  protected final void guard() {
    guard = newGuard();
  }

  /**
   * Links the frame of a method that can stand in a try.
   *
   * @param frame as for {@link #link}; if it is linked again, {@link #leaveTry} was called before
   */
  public final void linkInTry(Frame frame) {
    link(frame);
    if (frame.inTry()) {
      enterTry();
      if (top != null && !(top instanceof StartFrame)) {
        nameBody(); // else the outermost frame is still to come
      }
    }
  }

  private void enterTry() {
    TryGuard present = guard;
    if (present == null) {
      present = newGuard();
      guard = present;
    }
    if (present != null) {
      present.enter();
    }
  }

  /**
   * Tells that a frame is about to be saved at another point, or that its call has ended.
   *
   * @param frame as it was saved last
   */
  public final void leaveTry(Frame frame) {
    if (guard != null && frame.inTry()) {
      guard.leave();
    }
  }

  /** Tells what was saved, when the body has been suspended for the first time. */
  final void nameBody() {
    if (guard != null && !guard.isNamed()) {
      guard.name(outermost());
    }
  }

  /** Counts frames that were given to this chain. */
  protected final void guardFrames() {
    for (Frame frame = top; frame != null; frame = frame.parent) {
      if (frame.inTry()) {
        enterTry();
      }
    }
    nameBody();
  }

  /** Tells whether a frame has stood in a try, and somebody wants to know. */
  final boolean isGuarded() {
    return guard != null;
  }

  final void endGuard() {
    if (guard != null) {
      guard.end();
      guard = null;
    }
  }

  private @Nullable Frame outermost() {
    Frame found = null;
    for (Frame frame = top; frame != null; frame = frame.parent) {
      if (frame.source() != null) {
        found = frame;
      }
    }
    return found;
  }
}
