package dev.fermata.runtime;

/**
 * A body that can give the frame that it will have. Resuming that frame begins the body, so that
 * the first step of a generator is a step like all others: the JIT then finds no call in the
 * consumer's loop that runs once for each generator. The agent adds this to lambda expressions that
 * are bodies and whose code it knows.
 */
public interface Startable {
  /**
   * Makes a frame that stands before the body's first instruction.
   *
   * @return a new frame with what the lambda has captured
   */
  Frame start();
}
