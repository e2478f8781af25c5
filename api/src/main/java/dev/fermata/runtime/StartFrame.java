package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/** The only frame of a stack whose body has not begun; resuming it enters the body. */
public final class StartFrame extends Frame {
  private StartFrame() {}

  static Frame of(Object body) {
    return body instanceof Startable startable ? startable.start() : new StartFrame();
  }

  @Override
  public void resume(FrameStack stack) throws Throwable {
    stack.enterInnermost();
  }

  /** Asked only where elements were made without the body, which then has a source to close. */
  @Override
  protected boolean catches() {
    return true;
  }

  /**
   * Returns the yielder of a body that is resumed. Where the body was begun by {@link Startable},
   * that is the stack itself, which its frame then does not hold: what refers to a generator cannot
   * be kept in registers with it.
   *
   * @param saved what the frame holds
   * @param isOwn not 0 if the yielder is the stack
   * @param stack that resumes the frame
   * @return a yielder of the type that the body takes
   */
  public static @Nullable Object yielder(@Nullable Object saved, int isOwn, FrameStack stack) {
    return isOwn == 0 ? saved : stack;
  }
}
