package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.IntToDoubleFunction;

/**
 * What an {@link IntToDoubleFunction} also is when its {@code applyAsDouble} can suspend; added by
 * the agent.
 */
public interface SuspendableIntToDoubleFunction extends IntToDoubleFunction {
  /**
   * Is the twin of {@link #applyAsDouble(int)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  double applyAsDouble(int value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static double applyAsDouble(IntToDoubleFunction target, int value, FrameStack stack) {
    return target instanceof SuspendableIntToDoubleFunction companion
        ? companion.applyAsDouble(value, stack)
        : target.applyAsDouble(value);
  }
}
