package dev.fermata.oracle;

import dev.fermata.runtime.Frame;
import dev.fermata.runtime.FrameStack;

/**
 * A method with a twin written by hand, right and wrong, to prove that the oracle can tell. Each
 * pair of entry points is one case.
 */
public final class HandMade {
  private static final ThreadLocal<Long> ON_THIS_THREAD = ThreadLocal.withInitial(() -> 0L);

  private HandMade() {}

  /** What the twin does wrong. */
  enum Fault {
    NONE,
    LOSES_A_LOCAL,
    RUNS_A_CALL_TWICE,
    SWALLOWS_AN_EXCEPTION,
    CALLS_PLAINLY,
    IGNORES_A_SUSPENSION,
    BINDS_TO_THE_THREAD,
    NAMES_A_WRONG_CALL
  }

  private static long original() {
    long kept = Probe.value(40L);
    Probe.point("between");
    try {
      Probe.fail("expected");
    } catch (IllegalStateException expected) {
      kept++;
    }
    return kept + 1;
  }

  private static long twin(Saved frame, FrameStack stack) throws Throwable {
    int entry = frame.label;
    if (entry == 1) {
      frame.kept = stack.takeLong();
    } else if (entry == 0) {
      frame.kept = Probe.value(40L, stack);
      if (frame.suspendsAt(1, stack)) {
        return 0;
      }
    }
    if (entry <= 1 && pointSuspends(frame, stack)) {
      return 0;
    }
    try {
      if (entry == 3) {
        throw stack.takeException();
      }
      Probe.fail("expected", stack);
      if (frame.suspendsAt(3, stack)) {
        return 0;
      }
    } catch (IllegalStateException expected) {
      frame.kept += entry == 3 && frame.fault == Fault.SWALLOWS_AN_EXCEPTION ? 0 : 1;
    }
    return frame.kept + 1;
  }

  private static boolean pointSuspends(Saved frame, FrameStack stack) {
    if (frame.fault == Fault.CALLS_PLAINLY) {
      Probe.point("between");
      return false;
    }
    Probe.point("between", stack);
    if (frame.fault == Fault.IGNORES_A_SUSPENSION) {
      stack.status = FrameStack.RUNNING;
    }
    return frame.suspendsAt(2, stack);
  }

  private static final class Saved extends Frame {
    private final Fault fault;
    private long kept;

    Saved(Fault fault) {
      this.fault = fault;
    }

    boolean suspendsAt(int label, FrameStack stack) {
      if (stack.status == FrameStack.RUNNING) {
        return false;
      }
      this.label = label;
      if (label == 2) {
        spoil();
      }
      stack.link(this);
      return true;
    }

    private void spoil() {
      ON_THIS_THREAD.set(kept);
      if (fault == Fault.LOSES_A_LOCAL) {
        kept = 0;
      } else if (fault == Fault.RUNS_A_CALL_TWICE) {
        label = 1;
      }
    }

    @Override
    public void resume(FrameStack stack) throws Throwable {
      if (label == 2 && fault == Fault.BINDS_TO_THE_THREAD) {
        kept = ON_THIS_THREAD.get();
      }
      stack.deliver(twin(this, stack));
    }

    @Override
    public StackTraceElement where() {
      return fault == Fault.NAMES_A_WRONG_CALL
          ? new StackTraceElement("acme.Elsewhere", "run", "Elsewhere.java", 7)
          : null;
    }
  }

  // the cases: an original each, and its twin

  public static long faithful() {
    return original();
  }

  public static long faithful(FrameStack stack) throws Throwable {
    return twin(new Saved(Fault.NONE), stack);
  }

  public static long losesLocal() {
    return original();
  }

  public static long losesLocal(FrameStack stack) throws Throwable {
    return twin(new Saved(Fault.LOSES_A_LOCAL), stack);
  }

  public static long runsTwice() {
    return original();
  }

  public static long runsTwice(FrameStack stack) throws Throwable {
    return twin(new Saved(Fault.RUNS_A_CALL_TWICE), stack);
  }

  public static long swallowsException() {
    return original();
  }

  public static long swallowsException(FrameStack stack) throws Throwable {
    return twin(new Saved(Fault.SWALLOWS_AN_EXCEPTION), stack);
  }

  public static long callsPlainly() {
    return original();
  }

  public static long callsPlainly(FrameStack stack) throws Throwable {
    return twin(new Saved(Fault.CALLS_PLAINLY), stack);
  }

  public static long ignoresSuspension() {
    return original();
  }

  public static long ignoresSuspension(FrameStack stack) throws Throwable {
    return twin(new Saved(Fault.IGNORES_A_SUSPENSION), stack);
  }

  public static long bindsToThread() {
    return original();
  }

  public static long bindsToThread(FrameStack stack) throws Throwable {
    return twin(new Saved(Fault.BINDS_TO_THE_THREAD), stack);
  }

  public static long namesWrongCall() {
    return original();
  }

  public static long namesWrongCall(FrameStack stack) throws Throwable {
    return twin(new Saved(Fault.NAMES_A_WRONG_CALL), stack);
  }

  public static long reachesNoPoint() {
    return 1;
  }

  public static long reachesNoPoint(FrameStack stack) {
    return 1;
  }
}
