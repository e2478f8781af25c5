package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.LongPredicate;

/** What a {@link LongPredicate} also is when its {@code test} can suspend; added by the agent. */
public interface SuspendableLongPredicate extends LongPredicate {
  /**
   * Is the twin of {@link #test(long)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  boolean test(long value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @return what it returns
   */
  static boolean test(LongPredicate target, long value, FrameStack stack) {
    return target instanceof SuspendableLongPredicate companion
        ? companion.test(value, stack)
        : target.test(value);
  }
}
