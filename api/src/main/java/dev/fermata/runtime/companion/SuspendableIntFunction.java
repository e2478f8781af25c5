package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.IntFunction;

/**
 * What an {@link IntFunction} also is when its {@code apply} can suspend; added by the agent.
 *
 * @param <R> as there
 */
public interface SuspendableIntFunction<R> extends IntFunction<R> {
  /**
   * Is the twin of {@link #apply(int)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  R apply(int value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @param <R> as in the interface
   * @return what it returns
   */
  static <R> R apply(IntFunction<R> target, int value, FrameStack stack) {
    return target instanceof SuspendableIntFunction<R> companion
        ? companion.apply(value, stack)
        : target.apply(value);
  }
}
