package dev.fermata.instrument.emit;

import dev.fermata.runtime.FrameStack;

/** Runs one call of a twin, which may suspend, and counts how often it did. */
final class LambdaStack extends FrameStack {
  /** A call of a twin. */
  interface Call {
    void on(FrameStack stack) throws Throwable;
  }

  private final Call call;

  private LambdaStack(Call call) {
    this.call = call;
  }

  @Override
  protected void enter() throws Throwable {
    call.on(this);
  }

  /** Calls a twin that has to return without suspending. */
  static void run(Call call) throws Throwable {
    LambdaStack stack = new LambdaStack(call);
    if (stack.start()) {
      throw new AssertionError("suspended");
    }
    stack.raise();
  }

  /** Calls a twin that has to suspend. */
  static LambdaStack suspend(Call call) {
    LambdaStack stack = new LambdaStack(call);
    if (!stack.start()) {
      throw new AssertionError("not suspended: " + stack.takeException());
    }
    return stack;
  }

  /** Resumes it; the innermost frame finds what was delivered. */
  LambdaStack resume() throws Throwable {
    if (resumeFrames()) {
      throw new AssertionError("suspended again");
    }
    raise();
    return this;
  }

  LambdaStack resumeWith(Throwable raised) throws Throwable {
    raiseOnResume(raised);
    return resume();
  }

  private void raise() throws Throwable {
    if (hasException()) {
      throw takeException();
    }
  }
}
