package dev.fermata.runtime;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one continuation, and what passes between them. Generated code reads {@link
 * #status} after each call that may suspend; anything but {@link #RUNNING} means "save your live
 * values, link your frame, return".
 *
 * <pre>
 *   CREATED -- start --> RUNNING
 *   RUNNING -- suspend --> SUSPENDED (or a state of the subclass) -- resume --> RUNNING
 *   RUNNING -- suspend to an outer stack --> PASSING -- frames saved --> BUSY
 *   BUSY    -- the outer one resumes --> RUNNING
 *   RUNNING -- return or throw --> CLOSED
 * </pre>
 *
 * <p><b>Failure while saving.</b> An exception that arrives while the status is not {@code RUNNING}
 * comes from the saving of a frame: generated handlers let it pass, the frames are dropped and the
 * stack is closed.
 *
 * <p>Not thread-safe; the owner hands over with a happens-before.
 */
public abstract non-sealed class FrameStack extends Trampoline {
  /** The calling convention that this class belongs to; the agent refuses any other. */
  public static final int ABI_VERSION = 1;

  private @Nullable FrameStack parent;
  private @Nullable IllegalStateException refusal;

  /** Creates a stack whose body has not been entered; see {@link #start}. */
  protected FrameStack() {}

  /**
   * Creates a stack whose body is entered by {@link #resumeFrames}.
   *
   * @param body may be {@link Startable}
   */
  protected FrameStack(Object body) {
    super(body);
  }

  /** Forgets all frames and values, so that nothing of the body stays reachable. */
  @Override
  protected final void dropFrames() {
    top = null;
    tail = null;
    parent = null;
    endGuard();
    clear();
  }

  /**
   * Marks this stack, which a yield was given, and all between it and {@code target} for unwinding.
   * The caller then sets the target's status.
   *
   * @param target this stack or one that encloses it in the present activation
   * @return false, with nothing changed, if {@code target} does not enclose this stack or is not
   *     running
   */
  public final boolean passTo(FrameStack target) {
    FrameStack stack = this;
    while (stack != target) {
      stack = stack.status == RUNNING ? stack.parent : null;
      if (stack == null) {
        return false;
      }
    }
    if (target.status != RUNNING || refusal != null) {
      return false;
    }
    for (stack = this; stack != target; stack = Objects.requireNonNull(stack.parent)) {
      stack.status = PASSING;
    }
    return true;
  }

  /**
   * Returns the stack in whose activation this one runs.
   *
   * @return null if it was resumed by code that is not in a continuation
   */
  public final @Nullable FrameStack enclosing() {
    return parent;
  }

  /**
   * Tells in whose activation this stack is about to run. Call it before {@link #start} or {@link
   * #resumeFrames}.
   *
   * @param outer null for plain code
   */
  protected final void enclose(@Nullable FrameStack outer) {
    if (parent != outer) {
      parent = outer;
    }
  }

  /** Forgets in whose activation this stack ran; small enough to be inlined where it is rare. */
  protected final void detach() {
    parent = null;
  }

  /**
   * Tells whether the present suspension goes on to an outer stack, and then makes this one {@link
   * #BUSY}. The caller links a {@link BoundaryFrame} in the enclosing stack and returns.
   *
   * @return true if it goes on
   */
  protected final boolean passesOn() {
    if (status != PASSING) {
      return false;
    }
    status = BUSY;
    return true;
  }

  /**
   * Goes on inside {@code outer} after both were suspended.
   *
   * @param outer running
   * @return true if this suspended again, false if it ended; then see {@link #takeException}
   */
  protected final boolean reenter(FrameStack outer) {
    takeAll(outer);
    enclose(outer);
    return resumeFrames();
  }

  /**
   * Remembers that this body tried to suspend where it cannot. The body may swallow the exception:
   * the caller of the resumption sees it all the same.
   *
   * @param why the exception that was thrown in the body; null to forget it
   */
  protected final void refuse(@Nullable IllegalStateException why) {
    refusal = why;
  }

  /**
   * Returns the first refusal of the present activation.
   *
   * @return null if there was none
   */
  protected final @Nullable IllegalStateException refusal() {
    return refusal;
  }

  /**
   * Tells whether a stack of this class can be in a stream with that status.
   *
   * @param status any number
   * @return true if no body is being executed then
   */
  protected boolean isAtRest(int status) {
    return status == CREATED || status == SUSPENDED || status == CLOSED || status == BUSY;
  }

  /**
   * Writes this stack; to be called by {@code writeObject} of a subclass that has no {@code
   * readObject}. What a stack inside this one holds is written behind this one, so that nesting
   * does not deepen the recursion.
   *
   * @param out what {@code writeObject} was given
   * @param fields of the subclass, with what else it has
   * @param field a field for a reference; its value is {@code held} when it was read
   * @param state what is written
   * @throws IOException if something that the frames hold cannot be written, named by variable and
   *     method, or if the stack is not at rest
   */
  protected final void writeTo(
      ObjectOutputStream out, ObjectOutputStream.PutField fields, String field, StackState state)
      throws IOException {
    StackWriter.write(out, fields, field, this, state);
  }

  /**
   * Takes over what was read; called before the frames are made.
   *
   * @param held what {@link #writeTo} was given
   */
  protected void restore(@Nullable Object held) {}

  /**
   * Lists where the frames of this suspended stack stand, innermost first.
   *
   * @return never null; empty unless suspended
   */
  protected final StackTraceElement[] trace() {
    List<StackTraceElement> elements = new ArrayList<>();
    if (status != RUNNING && status != PASSING && status != CREATED) {
      addTrace(elements);
    }
    return elements.toArray(StackTraceElement[]::new);
  }
}
