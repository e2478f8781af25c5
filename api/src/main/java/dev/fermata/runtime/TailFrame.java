package dev.fermata.runtime;

import org.jspecify.annotations.Nullable;

/** Stands for a body that suspends in its last act and saves nothing. */
final class TailFrame extends Frame {
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
