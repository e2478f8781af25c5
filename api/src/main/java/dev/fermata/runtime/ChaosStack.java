package dev.fermata.runtime;

import dev.fermata.Suspendable;
import java.util.SplittableRandom;

/**
 * The continuation of chaos mode, in which suspendable methods are suspended at random wherever
 * they are entered and resumed at once, so that whole test suites can show that nothing changes by
 * it. The agent's option {@code chaos=seed} makes every suspendable method run in one when it is
 * called from code that is not in one already.
 *
 * <pre>{@code
 * R m(A a) { ChaosStack s = ChaosStack.begin(); return ChaosStack.settle(m(a, s), s); }
 * R m(A a, FrameStack s) { ChaosStack.pause(s); … }
 * }</pre>
 */
public final class ChaosStack extends FrameStack {
  /** Holds the seed; each thread makes its own choices from it and its name. */
  public static final String SEED_PROPERTY = "fermata.chaos.seed";

  private static final long SEED = Long.getLong(SEED_PROPERTY, 0);

  /** Of how many entries one suspends. */
  private static final int ODDS = 8;

  /**
   * So many calls are saved at most, or an endless recursion would fill the heap, not the stack.
   */
  private static final int DEEPEST = 1_000;

  private static final ThreadLocal<SplittableRandom> RANDOM =
      ThreadLocal.withInitial(
          () -> new SplittableRandom(SEED ^ Thread.currentThread().getName().hashCode()));

  private ChaosStack() {
    status = RUNNING;
  }

  /**
   * Begins a continuation.
   *
   * @return running, without a frame
   */
  public static ChaosStack begin() {
    return new ChaosStack();
  }

  /** Stands at the entry of every method in chaos mode; plain code is not disturbed. */
  @Suspendable
  public static void pause() {}

  /**
   * Suspends the method that calls it, or does not.
   *
   * @param stack suspended only if it is one of chaos mode
   */
  @HandWrittenTwin
  public static void pause(FrameStack stack) {
    if (stack instanceof ChaosStack chaos
        && stack.status == RUNNING
        && RANDOM.get().nextInt(ODDS) == 0
        && !chaos.isDeep()) {
      stack.status = SUSPENDED;
    }
  }

  private boolean isDeep() {
    int depth = 0;
    for (Frame frame = innermost(); frame != null; frame = frame.parent) {
      depth++;
      if (depth >= DEEPEST) {
        return true;
      }
    }
    return false;
  }

  /**
   * Resumes what was suspended until it ends.
   *
   * @param stack what {@link #begin} returned and a twin was called with
   */
  public static void settle(ChaosStack stack) {
    if (stack.status != RUNNING) {
      stack.drive();
    }
  }

  /**
   * Does the same for a method whose result is a boolean, byte, char, short or int.
   *
   * @param result what the twin returned
   * @param stack what {@link #begin} returned
   * @return the method's result
   */
  public static int settle(int result, ChaosStack stack) {
    if (stack.status == RUNNING) {
      return result;
    }
    stack.drive();
    return stack.takeInt();
  }

  /**
   * Does the same for a method that returns a long.
   *
   * @param result what the twin returned
   * @param stack what {@link #begin} returned
   * @return the method's result
   */
  public static long settle(long result, ChaosStack stack) {
    if (stack.status == RUNNING) {
      return result;
    }
    stack.drive();
    return stack.takeLong();
  }

  /**
   * Does the same for a method that returns a float.
   *
   * @param result what the twin returned
   * @param stack what {@link #begin} returned
   * @return the method's result
   */
  public static float settle(float result, ChaosStack stack) {
    if (stack.status == RUNNING) {
      return result;
    }
    stack.drive();
    return stack.takeFloat();
  }

  /**
   * Does the same for a method that returns a double.
   *
   * @param result what the twin returned
   * @param stack what {@link #begin} returned
   * @return the method's result
   */
  public static double settle(double result, ChaosStack stack) {
    if (stack.status == RUNNING) {
      return result;
    }
    stack.drive();
    return stack.takeDouble();
  }

  /**
   * Does the same for a method that returns a reference.
   *
   * @param result what the twin returned
   * @param stack what {@link #begin} returned
   * @return the method's result
   */
  @SuppressWarnings("NullAway") // null only where the method returns it
  public static Object settle(Object result, ChaosStack stack) {
    if (stack.status == RUNNING) {
      return result;
    }
    stack.drive();
    return stack.takeReference();
  }

  private void drive() {
    chain();
    boolean suspended = true;
    while (suspended) {
      suspended = resumeFrames();
    }
    Throwable thrown = takeException();
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
  }

  @Override
  protected void enter() {
    throw new IllegalStateException("A stack of chaos mode is entered by the method that made it.");
  }
}
