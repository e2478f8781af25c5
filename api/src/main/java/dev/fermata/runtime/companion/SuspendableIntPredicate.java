package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.IntPredicate;

/** What an {@link IntPredicate} also is when its {@code test} can suspend; added by the agent. */
public interface SuspendableIntPredicate extends IntPredicate {
  /**
   * Is the twin of {@link #test(int)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  boolean test(int value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static boolean test(IntPredicate target, int value, FrameStack stack) {
    return target instanceof SuspendableIntPredicate companion
        ? companion.test(value, stack)
        : target.test(value);
  }
}
