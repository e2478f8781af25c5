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
   * Returns where this frame stands.
   *
   * @return the element that a stack trace would show, or null for a frame of the library's own
   */
  public abstract @Nullable StackTraceElement where();

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

  /**
   * Decodes what generated frames know of their source.
   *
   * @param source class name, method name, the line of each label separated by commas, and file
   *     name (may be empty); separated by semicolons, which only the last can contain (JVMS §4.2.2)
   * @param label the suspension point, from 1
   * @return the element of that point
   */
  protected static StackTraceElement element(String source, int label) {
    String[] parts = source.split(";", 4);
    int line = Integer.parseInt(parts[2].split(",", -1)[label - 1]);
    String file = parts[3].isEmpty() ? null : parts[3];
    return new StackTraceElement(parts[0], parts[1], file, line);
  }
}
