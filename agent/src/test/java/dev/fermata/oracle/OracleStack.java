package dev.fermata.oracle;

import dev.fermata.oracle.Plan.Answering;
import dev.fermata.runtime.Frame;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.StackState;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs the twin of a case to its end, suspending it as the plan says and resuming it at once. */
final class OracleStack extends FrameStack implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient Run run;
  private final transient MethodHandle twin;
  private final transient ClassLoader loader;
  private final transient List<List<String>> traces;
  private transient Object returned;
  private transient Answer pending;
  private transient Consumer<OracleStack> whenRunning = stack -> {};
  private transient Consumer<OracleStack> whenSuspended = stack -> {};

  /** Where the frames are in a stream. */
  private Object saved;

  /**
   * Creates the stack of one run.
   *
   * @param twin takes a {@code FrameStack} only
   * @param loader of the classes of the case
   * @param traces the calls that the plain run was in, by point
   */
  OracleStack(Run run, MethodHandle twin, ClassLoader loader, List<List<String>> traces) {
    this.run = run;
    this.twin = twin;
    this.loader = loader;
    this.traces = traces;
  }

  /** The stack of a run of a case's twin, whose classes are loaded anew. */
  static OracleStack of(Program program, String className, String method, Run run)
      throws Exception {
    ClassLoader loader = program.twinLoader();
    Class<?> type = loader.loadClass(className);
    Class<?> result = type.getDeclaredMethod(method).getReturnType();
    MethodHandle twin =
        MethodHandles.privateLookupIn(type, MethodHandles.lookup())
            .findStatic(type, method, MethodType.methodType(result, FrameStack.class));
    return new OracleStack(run, twin, loader, List.of());
  }

  /** Has the stack looked at, at each point that is reached and after each suspension. */
  OracleStack inspectedBy(Consumer<OracleStack> running, Consumer<OracleStack> suspended) {
    whenRunning = running;
    whenSuspended = suspended;
    return this;
  }

  /** Runs the twin to its end. */
  Outcome drive() throws Exception {
    Threads threads = Threads.taking(run.plan().threads());
    int resumptions = 0;
    if (step(threads, this::start)) {
      do {
        resumptions++;
      } while (step(threads, this::proceed));
      returned = taken();
    }
    int expected = run.suspended() * (run.plan().answering() == Answering.BY_FRAME_TWICE ? 2 : 1);
    if (resumptions != expected) {
      throw new AssertionError(
          expected + " suspension(s), but the frames were left " + resumptions + " times");
    }
    return hasException() ? run.threw(takeException()) : run.returned(returned);
  }

  private boolean step(Threads threads, Callable<Boolean> part) throws Exception {
    boolean suspended = threads.next(() -> run.within(part));
    if (suspended != (status == SUSPENDED)) {
      throw new AssertionError(
          "the stack " + (suspended ? "suspended" : "ended") + " with status " + status);
    }
    if (suspended) {
      compareTrace();
      whenSuspended.accept(this);
    }
    return suspended;
  }

  /** Where the saved frames stand, innermost first. */
  StackTraceElement[] suspendedFrames() {
    return trace();
  }

  private void compareTrace() {
    int point = run.lastPoint();
    if (point >= traces.size()) {
      return;
    }
    List<String> actual = Trace.of(List.of(suspendedFrames()));
    if (!actual.equals(traces.get(point))) {
      throw new AssertionError(
          "at point %d the frames are%n  %s%nbut originally%n  %s"
              .formatted(point, actual, traces.get(point)));
    }
  }

  @Override
  protected void enter() throws Throwable {
    returned = twin.invoke((FrameStack) this);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    writeTo(out, out.putFields(), "saved", new StackState(status, null));
  }

  /** Replaces the frames by what comes back from a stream. */
  private void passStream() {
    try {
      OracleStack read = RoundTrip.copy(this, loader);
      if (read != null) {
        dropFrames();
        copyFrames(read);
        compareTrace();
      }
    } catch (IOException broken) {
      throw new AssertionError("the frames cannot be written or read: " + broken, broken);
    }
  }

  private boolean proceed() {
    if (run.plan().answering() == Answering.AFTER_A_STREAM) {
      passStream();
    }
    Answer answer = pending;
    pending = null;
    if (answer != null) {
      try {
        answer.give(this);
      } catch (Throwable failure) {
        raiseOnResume(failure);
      }
    }
    return resumeFrames();
  }

  /** The result that the outermost frame delivered when it was resumed. */
  private Object taken() {
    Class<?> type = twin.type().returnType();
    if (type == void.class) {
      return null;
    } else if (type == long.class) {
      return takeLong();
    } else if (type == float.class) {
      return takeFloat();
    } else if (type == double.class) {
      return takeDouble();
    } else if (type == boolean.class) {
      return takeInt() != 0;
    } else if (type == byte.class) {
      return (byte) takeInt();
    } else if (type == char.class) {
      return (char) takeInt();
    } else if (type == short.class) {
      return (short) takeInt();
    }
    return type == int.class ? takeInt() : takeReference();
  }

  /** Called by the twin of a point: true if it is to return at once, suspended. */
  boolean suspendsAt(String event, Answer answer) {
    if (status != RUNNING) {
      run.event("a point was entered while the status was " + status);
    }
    whenRunning.accept(this);
    if (!run.reach(event)) {
      return false;
    }
    status = SUSPENDED;
    switch (run.plan().answering()) {
      case DIRECTLY, AFTER_A_STREAM -> pending = answer;
      case BY_FRAME -> link(new PointFrame(answer, false));
      case BY_FRAME_TWICE -> link(new PointFrame(answer, true));
    }
    return true;
  }

  /** The frame of a suspended point. */
  private static final class PointFrame extends Frame {
    private final Answer answer;
    private boolean again;

    PointFrame(Answer answer, boolean again) {
      this.answer = answer;
      this.again = again;
    }

    @Override
    public void resume(FrameStack stack) throws Throwable {
      if (again) {
        again = false;
        stack.status = SUSPENDED;
        stack.link(this);
      } else {
        answer.give(stack);
      }
    }

    @Override
    public StackTraceElement where() {
      return null;
    }
  }
}
