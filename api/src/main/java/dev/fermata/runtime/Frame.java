package dev.fermata.runtime;

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

  /** Copies this frame without its caller; what its values refer to is shared. */
  Frame copy() {
    try {
      return (Frame) clone();
    } catch (CloneNotSupportedException broken) {
      throw new InternalError(broken);
    }
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
