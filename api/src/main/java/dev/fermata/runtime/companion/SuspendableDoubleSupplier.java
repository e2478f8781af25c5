package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.DoubleSupplier;

/**
 * What a {@link DoubleSupplier} also is when its {@code getAsDouble} can suspend; added by the
 * agent.
 */
public interface SuspendableDoubleSupplier extends DoubleSupplier {
  /**
   * Is the twin of {@link #getAsDouble()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  double getAsDouble(FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @return what it returns
   */
  static double getAsDouble(DoubleSupplier target, FrameStack stack) {
    return target instanceof SuspendableDoubleSupplier companion
        ? companion.getAsDouble(stack)
        : target.getAsDouble();
  }
}
