package dev.fermata.runtime;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Stands for a body that suspends in its last act and saves nothing. */
final class TailFrame extends Frame implements Serializable {
  private static final long serialVersionUID = 1;

  @Override
  public void resume(FrameStack stack) throws Throwable {
    if (stack.hasException()) {
      throw stack.takeException();
    }
  }

  @Override
  public @Nullable StackTraceElement where() {
    return null;
  }
}
