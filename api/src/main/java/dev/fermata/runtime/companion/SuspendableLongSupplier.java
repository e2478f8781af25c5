package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.LongSupplier;

/**
 * What a {@link LongSupplier} also is when its {@code getAsLong} can suspend; added by the agent.
 */
public interface SuspendableLongSupplier extends LongSupplier {
  /**
   * Is the twin of {@link #getAsLong()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  long getAsLong(FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @return what it returns
   */
  static long getAsLong(LongSupplier target, FrameStack stack) {
    return target instanceof SuspendableLongSupplier companion
        ? companion.getAsLong(stack)
        : target.getAsLong();
  }
}
