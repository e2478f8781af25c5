package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Counts the frames of one stack that stand inside a try, at whose end something has to be done: a
 * subclass is told when that begins and ends. Not thread-safe.
 */
public abstract class TryGuard {
  private int frames;
  private @Nullable String source;
  private int label;

  /** Creates a guard of a stack that stands in no try. */
  protected TryGuard() {}

  final void enter() {
    if (frames++ == 0) {
      entered();
    }
  }

  final void leave() {
    if (--frames == 0) {
      left();
    }
  }

  final boolean isNamed() {
    return source != null;
  }

  /** Remembers what the outermost frame says of itself. */
  final void name(@Nullable Frame outermost) {
    if (outermost != null) {
      source = outermost.source();
      label = outermost.label;
    }
  }

  final void end() {
    frames = 0;
    ended();
  }

  /**
   * Tells whether something would be left undone now.
   *
   * @return true between {@link #entered} and {@link #left}
   */
  protected final boolean isInside() {
    return frames > 0;
  }

  /**
   * Names the body, from static data of its frame.
   *
   * @return class, method and line
   */
  protected final String body() {
    if (source == null) {
      return "(unknown)";
    }
    StackTraceElement element = new FrameSource(source).element(label);
    return element.getClassName() + "." + element.getMethodName() + ":" + element.getLineNumber();
  }

  /** Is called when the first frame stands in a try. */
  protected abstract void entered();

  /** Is called when no frame stands in a try any more. */
  protected abstract void left();

  /** Is called when the stack has ended. */
  protected abstract void ended();
}
