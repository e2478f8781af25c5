package dev.fermata.runtime.companion;

import dev.fermata.runtime.FrameStack;
import java.util.function.DoubleFunction;

/**
 * What a {@link DoubleFunction} also is when its {@code apply} can suspend; added by the agent.
 *
 * @param <R> as there
 */
public interface SuspendableDoubleFunction<R> extends DoubleFunction<R> {
  /**
   * Is the twin of {@link #apply(double)}; called by instrumented code.
   *
   * @param value as there
   * @param stack the caller's stack
   * @return as there
   */
  R apply(double value, FrameStack stack);

  /**
   * Calls a method that may have a twin: by it if so, else plainly.
   *
   * @param target whose method to call
   * @param value its argument
   * @param stack the caller's stack
   * @param <R> as in the interface
   * @return what it returns
   */
  static <R> R apply(DoubleFunction<R> target, double value, FrameStack stack) {
    return target instanceof SuspendableDoubleFunction<R> companion
        ? companion.apply(value, stack)
        : target.apply(value);
  }
}
