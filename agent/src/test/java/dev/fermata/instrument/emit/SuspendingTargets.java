package dev.fermata.instrument.emit;

import dev.fermata.instrument.emit.LambdaShapes.Action;
import dev.fermata.instrument.emit.LambdaShapes.DoubleSource;
import dev.fermata.instrument.emit.LambdaShapes.IntSource;
import dev.fermata.instrument.emit.LambdaShapes.LongSource;
import dev.fermata.instrument.emit.LambdaShapes.Source;
import dev.fermata.runtime.FrameStack;

/** References to methods whose hand-written twins suspend. */
public final class SuspendingTargets {
  private SuspendingTargets() {}

  private static int suspendInt() {
    return 1;
  }

  private static int suspendInt(FrameStack stack) {
    stack.status = FrameStack.SUSPENDED;
    return 0;
  }

  private static Object suspendObject() {
    return "plain";
  }

  private static Object suspendObject(FrameStack stack) {
    stack.status = FrameStack.SUSPENDED;
    return null;
  }

  private static void suspendVoid() {}

  private static void suspendVoid(FrameStack stack) {
    stack.status = FrameStack.SUSPENDED;
  }

  public static IntSource suspendsSameKind() {
    return SuspendingTargets::suspendInt;
  }

  public static Source<Integer> suspendsBoxing() {
    return SuspendingTargets::suspendInt;
  }

  public static LongSource suspendsWidening() {
    return SuspendingTargets::suspendInt;
  }

  public static DoubleSource suspendsWideningToDouble() {
    return SuspendingTargets::suspendInt;
  }

  public static Source<Object> suspendsReference() {
    return SuspendingTargets::suspendObject;
  }

  public static Action suspendsDroppingReference() {
    return SuspendingTargets::suspendObject;
  }

  public static Action suspendsVoid() {
    return SuspendingTargets::suspendVoid;
  }
}
