package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.IntToLongFunction;

/**
 * What an {@link IntToLongFunction} also is when its {@code applyAsLong} can suspend; added by the
 * agent.
 */
public interface SuspendableIntToLongFunction extends IntToLongFunction {
  /**
   * Is the twin of {@link #applyAsLong(int)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  long applyAsLong(int value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static long applyAsLong(IntToLongFunction target, int value, FrameStack stack) {
    return target instanceof SuspendableIntToLongFunction companion
        ? companion.applyAsLong(value, stack)
        : target.applyAsLong(value);
  }
}
