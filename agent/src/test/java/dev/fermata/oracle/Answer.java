package dev.fermata.oracle;

import dev.fermata.runtime.FrameStack;

/** What a suspended point does when it is resumed: delivers its value to the stack, or throws. */
@FunctionalInterface
interface Answer {
  void give(FrameStack stack) throws Throwable;
}
