package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.IntSupplier;

/**
 * What an {@link IntSupplier} also is when its {@code getAsInt} can suspend; added by the agent.
 */
public interface SuspendableIntSupplier extends IntSupplier {
  /**
   * Is the twin of {@link #getAsInt()}; called by instrumented code.
   *
   * @param stack the caller's stack
   * @return as there
   */
  int getAsInt(FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param stack the caller's stack
   * @return what it returns
   */
  static int getAsInt(IntSupplier target, FrameStack stack) {
    return target instanceof SuspendableIntSupplier companion
        ? companion.getAsInt(stack)
        : target.getAsInt();
  }
}
