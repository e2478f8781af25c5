package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.BooleanSupplier;

/**
 * What a {@link BooleanSupplier} also is when its {@code getAsBoolean} can suspend; added by the
 * agent.
 */
public interface SuspendableBooleanSupplier extends BooleanSupplier {
  /**
   * Is the twin of {@link #getAsBoolean()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  boolean getAsBoolean(FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @return what it returns
   */
  static boolean getAsBoolean(BooleanSupplier target, FrameStack stack) {
    return target instanceof SuspendableBooleanSupplier companion
        ? companion.getAsBoolean(stack)
        : target.getAsBoolean();
  }
}
