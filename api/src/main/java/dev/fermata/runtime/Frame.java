package dev.fermata.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The saved state of one suspended method call. The agent generates a subclass for each suspendable
 * method; its fields hold the locals and operands that are live at some suspension point.
 *
 * <p>Owned by one {@link FrameStack} for life; not thread-safe.
 */
public abstract class Frame implements Cloneable {
  /** The caller's frame; null for the outermost. While frames are linked, see FrameStack.link. */
  @Nullable Frame parent;

  /** The suspension point that this frame stands at, counted from 1. */
  public int label;

  /** Creates a frame that belongs to no stack yet. */
  protected Frame() {}

  /**
   * Goes on with the suspended call, and stores its result in {@code stack} when it returns.
   *
   * @param stack the stack that this frame belongs to, running
   * @throws Throwable what the method throws
   */
  public abstract void resume(FrameStack stack) throws Throwable;

  /**
   * Describes the method, as {@link FrameSource} reads it.
   *
   * @return a constant; null for a frame of the library's own
   */
  protected @Nullable String source() {
    return null;
  }

  /**
   * Returns where this frame stands.
   *
   * @return the element that a stack trace would show, or null for a frame of the library's own
   */
  public @Nullable StackTraceElement where() {
    String source = source();
    return source == null ? null : new FrameSource(source).element(label);
  }

  /**
   * Tells whether something is left undone if the call does not go on: a finally block, or the
   * closing of a resource.
   *
   * @return for the point at which this frame stands
   */
  protected boolean inTry() {
    return false;
  }

  /**
   * Tells whether code of this method may run when an exception is raised where it is suspended.
   *
   * @return false if the exception goes straight on to the caller
   */
  protected boolean catches() {
    return false;
  }

  /**
   * Lists where the frames stand that are suspended in the call that this frame waits for, in other
   * stacks than its own.
   *
   * @return innermost first
   */
  protected List<StackTraceElement> inside() {
    return List.of();
  }

  /**
   * Copies this frame without its caller; what its values refer to is shared.
   *
   * @return a frame that belongs to no stack yet
   * @throws IllegalStateException if another continuation is suspended inside it
   */
  protected Frame copy() {
    try {
      return (Frame) clone();
    } catch (CloneNotSupportedException broken) {
      throw new InternalError(broken);
    }
  }

  /**
   * Says why a frame cannot be copied.
   *
   * @param inner what is suspended inside it
   * @return what {@link #copy} throws
   */
  protected static IllegalStateException cannotCopy(FrameStack inner) {
    return new IllegalStateException(
        "Cannot fork: "
            + inner
            + " is suspended inside it, and its frames belong to both. Fork it while no other"
            + " continuation or generator is being run in it.");
  }
}
