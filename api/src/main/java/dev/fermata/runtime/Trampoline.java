package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Runs the frames of one continuation: the innermost is resumed first, and its callers as each
 * returns.
 */
public abstract sealed class Trampoline extends GuardedChain permits FrameStack {
  /** A body is being executed: the only state in which a twin goes on. */
  public static final int RUNNING = 0;

  /** Frames are saved and can be resumed. */
  public static final int SUSPENDED = -1;

  /** Unwinding on behalf of an outer stack. */
  public static final int PASSING = 2;

  /** Suspended together with an outer stack, which alone can resume it. */
  public static final int BUSY = 3;

  /** The body has not been entered. What is less than {@link #RUNNING} can be resumed. */
  public static final int CREATED = -2;

  /** The body has ended. */
  public static final int CLOSED = 5;

  /** The first number that a subclass can use for a state of its own. */
  protected static final int FIRST_OWN_STATUS = 6;

  /** One of the constants above or a subclass's own. */
  public int status = CREATED;

  /** Creates a stack whose body has not been entered; see {@link #start}. */
  Trampoline() {}

  /** Creates a stack whose body is entered by {@link #resumeFrames}. */
  Trampoline(Object body) {
    top = StartFrame.of(body);
  }

  /**
   * Prepares a stack that was read before its body was entered, as the constructor does.
   *
   * @param body may be {@link Startable}
   */
  protected final void prepare(Object body) {
    top = StartFrame.of(body);
  }

  /** Is called when the body begins whose frame {@link Startable} has made. */
  public void begun() {}

  /** Enters the body on behalf of a {@link StartFrame}, whose place its frames take. */
  final void enterInnermost() throws Throwable {
    enter();
    if (status != RUNNING) {
      top = null;
      chain();
      nameBody();
    }
  }

  /**
   * Calls the twin of the body with this stack.
   *
   * @throws Throwable what the body throws
   */
  protected abstract void enter() throws Throwable;

  /**
   * Enters the body for the first time.
   *
   * @return true if it suspended, false if it ended; then see {@link #takeException}
   */
  protected final boolean start() {
    status = RUNNING;
    try {
      enter();
    } catch (Throwable thrown) {
      raised(thrown);
    }
    if (status == RUNNING) {
      return false;
    }
    chain();
    nameBody();
    return true;
  }

  /**
   * Resumes the innermost frame, and its callers as each returns.
   *
   * @return true if the body suspended again, false if it ended; then see {@link #takeException}
   */
  // A suspended stack has a frame; a check would cost each resumption.
  @SuppressWarnings("NullAway")
  protected final boolean resumeFrames() {
    Frame frame = top;
    status = RUNNING;
    Throwable thrown = null;
    try {
      frame.resume((FrameStack) this);
    } catch (Throwable fromFrame) {
      thrown = fromFrame;
    }
    // Asked at each step, so that the JIT knows what is rare: a question that is asked only when
    // the body ends is answered too seldom for that, and what it calls then keeps the generator
    // from being taken apart.
    if (thrown != null || frame.parent != null || isGuarded()) {
      return resumeCallers(frame, thrown);
    }
    if (status != RUNNING) {
      return true;
    }
    top = null;
    return false;
  }

  private boolean resumeCallers(Frame innermost, @Nullable Throwable fromInnermost) {
    if (fromInnermost != null) {
      LogicalTrace.complete(fromInnermost, innermost, isLent());
      raised(fromInnermost);
    }
    Frame ended = innermost;
    while (status == RUNNING) {
      leaveTry(ended);
      Frame frame = ended.parent;
      top = frame;
      if (frame == null) {
        endGuard();
        return false;
      }
      resumeCaller(frame);
      ended = frame;
    }
    return true;
  }

  private void resumeCaller(Frame frame) {
    try {
      frame.resume((FrameStack) this);
    } catch (Throwable thrown) {
      LogicalTrace.complete(thrown, frame, false);
      raised(thrown);
    }
  }

  private void raised(Throwable thrown) {
    if (status != RUNNING) {
      // thrown while a frame was being saved: nothing can be resumed any more
      dropFrames();
      status = CLOSED;
      throw Sneaky.rethrow(thrown);
    }
    raiseOnResume(thrown);
  }

  /**
   * Tells whether this stack is resumed on behalf of another one, whose trampoline stands for all.
   *
   * @return true while it is
   */
  protected boolean isLent() {
    return false;
  }

  /** Forgets all frames and values, so that nothing of the body stays reachable. */
  abstract void dropFrames();
}
