package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.LongToIntFunction;

/**
 * What a {@link LongToIntFunction} also is when its {@code applyAsInt} can suspend; added by the
 * agent.
 */
public interface SuspendableLongToIntFunction extends LongToIntFunction {
  /**
   * Is the twin of {@link #applyAsInt(long)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  int applyAsInt(long value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static int applyAsInt(LongToIntFunction target, long value, FrameStack stack) {
    return target instanceof SuspendableLongToIntFunction companion
        ? companion.applyAsInt(value, stack)
        : target.applyAsInt(value);
  }
}
