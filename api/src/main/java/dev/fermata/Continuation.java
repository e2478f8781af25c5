package dev.fermata;

import dev.fermata.runtime.BoundaryFrame;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import dev.fermata.runtime.StackState;
import dev.fermata.runtime.companion.SuspendableRunnable;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A one-shot delimited continuation: code that runs until it yields to its scope, and goes on from
 * there at the next {@link #run}.
 *
 * <pre>{@code
 * ContinuationScope scope = new ContinuationScope("steps");
 * Continuation c = new Continuation(scope, () -> {
 *   System.out.println("one");
 *   Continuation.yield(scope);
 *   System.out.println("two");
 * });
 * while (!c.isDone()) c.run();
 * }</pre>
 *
 * <p>It may be run by any thread, by one at a time.
 */
public class Continuation extends FrameStack implements Serializable {
  private static final long serialVersionUID = 1;

  /** Yielded, with frames still being saved: not yet to be seen as suspended by other threads. */
  private static final int YIELDING = FIRST_OWN_STATUS;

  private static final VarHandle STATUS = statusHandle();

  /** Of one that was read, replaced by what it stands for when that is known. */
  private ContinuationScope scope;

  /** What is to be run; null from the beginning on. In a stream the frames stand here. */
  @SuppressWarnings("serial") // what a stream cannot have is named when it is written
  private @Nullable Runnable target;

  /**
   * Creates a continuation that has not begun.
   *
   * @param scope what {@link #yield} names to suspend it
   * @param target what to run
   * @throws AgentMissingException if no agent has instrumented this library
   */
  public Continuation(ContinuationScope scope, Runnable target) {
    AgentPresence.require();
    this.scope = Objects.requireNonNull(scope, "scope");
    this.target = Objects.requireNonNull(target, "target");
  }

  /** Creates one that {@link #fork} fills; the target is null where it has been entered. */
  private Continuation(@Nullable Runnable target, ContinuationScope scope) {
    this.scope = scope;
    this.target = target;
  }

  /**
   * Runs the target until it yields to this continuation's scope or ends. What the target throws,
   * it throws.
   *
   * @throws IllegalStateException if it is done or running; the running one is not disturbed
   */
  @Suspendable
  public final void run() {
    if (runWithin(null)) {
      throw new InternalError("suspended to an outer scope without one; report this as a bug");
    }
  }

  /** Is the twin of {@link #run()}; made public by the agent. */
  @HandWrittenTwin
  final void run(FrameStack outer) {
    if (runWithin(outer)) {
      outer.link(new RunBoundary(this));
    }
  }

  /**
   * Suspends the innermost enclosing continuation of {@code scope}, through all inside it.
   *
   * @param scope the scope of a continuation that encloses the caller
   * @throws IllegalSuspensionException if there is none, or if a frame in between cannot be saved
   */
  @Suspendable
  public static void yield(ContinuationScope scope) {
    Objects.requireNonNull(scope, "scope");
    throw SuspensionFailure.find();
  }

  /** Is the twin of {@link #yield(ContinuationScope)}; made public by the agent. */
  @HandWrittenTwin
  static void yield(ContinuationScope scope, FrameStack stack) {
    if (stack instanceof Continuation self && self.scope == scope && self.status == RUNNING) {
      self.status = YIELDING;
    } else {
      yieldThrough(Objects.requireNonNull(scope, "scope"), stack);
    }
  }

  private static void yieldThrough(ContinuationScope scope, FrameStack stack) {
    for (FrameStack at = stack; at != null; at = at.enclosing()) {
      if (at instanceof Continuation candidate && scope.isNamedBy(candidate.scope)) {
        if (!stack.passTo(candidate)) {
          break;
        }
        candidate.scope = scope;
        candidate.status = YIELDING;
        return;
      }
    }
    throw new IllegalSuspensionException(
        "Cannot suspend to scope '"
            + scope
            + "': no continuation of that scope encloses the caller. Yield to the scope of a"
            + " continuation that is being run, and call its run() from suspendable code.");
  }

  /**
   * Copies this continuation as it stands, so that what follows can be run more than once. The
   * frames are copied, with the values of their locals; the objects that these refer to are shared.
   *
   * @return an independent continuation of the same scope, which goes on where this one stands
   * @throws IllegalStateException if this one is running or done, or if another continuation or a
   *     generator is suspended inside it
   */
  public final Continuation fork() {
    int before = claim();
    if (before == RUNNING) {
      throw new IllegalStateException(
          "Cannot fork "
              + this
              + ". A continuation is forked by one thread while it is suspended.");
    }
    try {
      Continuation copy = new Continuation(target, scope);
      copy.copyFrames(this);
      copy.status = before;
      return copy;
    } finally {
      STATUS.setRelease(this, before);
    }
  }

  /**
   * Tells whether the target has ended.
   *
   * @return true after it returned or threw
   */
  public final boolean isDone() {
    return status == CLOSED;
  }

  /**
   * Returns where the suspended target stands.
   *
   * @return innermost call first; empty unless suspended
   */
  public final StackTraceElement[] stackTrace() {
    return trace();
  }

  @Override
  protected final void enter() {
    Runnable entered = Objects.requireNonNull(target);
    target = null;
    SuspendableRunnable.run(entered, this);
  }

  /** Makes this running, and returns what it was; if it is no one's to run, just RUNNING. */
  private int claim() {
    int before = (int) STATUS.getVolatile(this);
    boolean runnable = before == SUSPENDED || before == CREATED;
    return runnable && STATUS.compareAndSet(this, before, RUNNING) ? before : RUNNING;
  }

  /**
   * Writes this continuation as it stands.
   *
   * @param out where to
   * @throws IOException if it is running, or a value in it cannot be written
   */
  private void writeObject(ObjectOutputStream out) throws IOException {
    ObjectOutputStream.PutField fields = out.putFields();
    fields.put("scope", scope);
    int before = claim();
    StackState state = new StackState(before == RUNNING ? status : before, target);
    try {
      writeTo(out, fields, "target", state);
    } finally {
      if (before != RUNNING) {
        STATUS.setRelease(this, before);
      }
    }
  }

  @Override
  protected final void restore(@Nullable Object held) {
    AgentPresence.require();
    target = (Runnable) held;
  }

  /** Returns true if the target was suspended to a scope outside this one. */
  private boolean runWithin(@Nullable FrameStack outer) {
    int before = claim();
    if (before == RUNNING) {
      throw new IllegalStateException(
          "Cannot run "
              + this
              + ". A continuation is run by one thread at a time until it is done.");
    }
    enclose(outer);
    return settle(before == CREATED ? start() : resumeFrames());
  }

  private boolean settle(boolean suspended) {
    if (suspended) {
      if (passesOn()) {
        return true;
      }
      STATUS.setRelease(this, SUSPENDED);
      return false;
    }
    Throwable thrown = takeException();
    dropFrames();
    STATUS.setRelease(this, CLOSED);
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
    return false;
  }

  @Override
  public String toString() {
    String state =
        switch (status) {
          case CREATED -> "not begun";
          case SUSPENDED -> "suspended";
          case CLOSED -> "done";
          case BUSY -> "suspended with the one that runs it";
          default -> "running";
        };
    return "Continuation[" + scope + ", " + state + "]";
  }

  private static VarHandle statusHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(FrameStack.class, "status", int.class);
    } catch (ReflectiveOperationException broken) {
      throw new ExceptionInInitializerError(broken);
    }
  }

  /** Completes a {@link #run(FrameStack)} that was suspended to an outer scope. */
  @SuppressWarnings("serial") // never read: something else is written in its place
  private static final class RunBoundary extends BoundaryFrame implements Serializable {
    private static final long serialVersionUID = 1;

    private final Continuation continuation;

    RunBoundary(Continuation continuation) {
      super(continuation);
      this.continuation = continuation;
    }

    private Object writeReplace() {
      return new SavedRun(continuation);
    }

    @Override
    protected void complete(FrameStack outer, boolean suspended) {
      continuation.settle(suspended);
    }
  }

  /** What is written in place of a boundary. */
  private record SavedRun(Continuation continuation) implements Serializable {
    private Object readResolve() {
      return new RunBoundary(continuation);
    }
  }
}
