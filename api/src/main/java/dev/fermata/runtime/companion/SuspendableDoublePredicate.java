package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.DoublePredicate;

/** What a {@link DoublePredicate} also is when its {@code test} can suspend; added by the agent. */
public interface SuspendableDoublePredicate extends DoublePredicate {
  /**
   * Is the twin of {@link #test(double)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  boolean test(double value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static boolean test(DoublePredicate target, double value, FrameStack stack) {
    return target instanceof SuspendableDoublePredicate companion
        ? companion.test(value, stack)
        : target.test(value);
  }
}
