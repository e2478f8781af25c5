package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import dev.fermata.runtime.TryGuard;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a generator, whatever its elements are. One object is the generator, its yielder and
 * its frames.
 *
 * <pre>
 *   CREATED   --first next-->  RUNNING
 *   RUNNING   --yield-->       READY      (an element waits)
 *   READY     --next-->        SUSPENDED  (it was taken)
 *   SUSPENDED --next-->        RUNNING
 *   RUNNING   --end, throw-->  CLOSED
 *   any of CREATED, READY, SUSPENDED --close--> CLOSED, by way of RUNNING where the body has begun
 * </pre>
 */
abstract class GeneratorStack extends FrameStack implements Serializable {
  private static final long serialVersionUID = 1;

  /** Suspended at a yield whose element has not been taken. */
  static final int READY = FIRST_OWN_STATUS;

  /**
   * The body until the start; later the element that waits, where it is an object; the consumer
   * while pushing, and what it threw while leaving.
   */
  @SuppressWarnings("serial") // of any type
  @Nullable Object held;

  GeneratorStack(Object body) {
    AgentPresence.require();
    held = Objects.requireNonNull(body, "body");
    if (AbandonedGenerators.IS_DEBUG) {
      guard();
    }
  }

  /** Creates a copy of {@code original} as it stands. */
  GeneratorStack(GeneratorStack original) {
    if (original.status != CREATED && original.status != SUSPENDED && original.status != READY) {
      throw new IllegalStateException(
          "Cannot fork " + original + ". A generator is forked while it is suspended.");
    }
    copyFrames(original);
    guardFrames();
    held = original.held;
    status = original.status;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    writeTo(out, out.putFields(), "held", new State(status, held));
  }

  @Override
  protected final TryGuard newGuard() {
    return AbandonedGenerators.guard(this);
  }

  @Override
  protected final boolean isAtRest(int status) {
    return status == READY || super.isAtRest(status);
  }

  @Override
  protected final void restore(@Nullable Object held) {
    AgentPresence.require();
    this.held = held;
  }

  /**
   * The generator whose body was entered: the yielder that the body knows, also where a copy of it
   * runs the body.
   */
  GeneratorStack origin() {
    return this;
  }

  /** The innermost generator around {@code stack} that runs this generator's body, a copy or it. */
  final GeneratorStack runningCopy(FrameStack stack) {
    for (FrameStack at = stack; at != null; at = at.enclosing()) {
      if (at instanceof GeneratorStack candidate && candidate.origin() == origin()) {
        return candidate;
      }
    }
    return this;
  }

  /** Marks this generator as having an element, if {@code stack} can be suspended to here. */
  final void yielded(FrameStack stack) {
    if (refusal() != null) {
      throw refusal();
    }
    if (!stack.passTo(this)) {
      throw new IllegalSuspensionException(
          "Cannot yield to "
              + this
              + ": its body is not what is running here. Yield only in the body that the yielder"
              + " was given to, and call next() of inner generators from suspendable code.");
    }
    status = READY;
  }

  final IllegalSuspensionException refused() {
    IllegalSuspensionException why = SuspensionFailure.find();
    if (status == RUNNING) {
      refuse(why);
    }
    return why;
  }

  /**
   * Goes to the next element; called when none waits. False at the end, and if the caller is passed
   * through: then this is {@link #BUSY}.
   */
  final boolean advance(@Nullable FrameStack outer) {
    if (status != SUSPENDED) {
      return advanceOtherwise(outer);
    }
    enclose(outer);
    return resumeFrames() ? status == READY || interrupted() : ended();
  }

  private boolean advanceOtherwise(@Nullable FrameStack outer) {
    switch (status) {
      case CREATED -> {
        enclose(outer);
        return start() ? status == READY || interrupted() : ended();
      }
      case CLOSED -> {
        return false;
      }
      default -> throw GeneratorFailure.disturbed(this, "advance");
    }
  }

  /** What suspended the body was not a yield of its own. */
  final boolean interrupted() {
    if (!passesOn()) {
      throw closeRefused(Objects.requireNonNull(refusal()));
    }
    return false;
  }

  final boolean ended() {
    Throwable thrown = endBody();
    if (thrown != null) {
      throw Sneaky.rethrow(GeneratorFailure.notTheEnd(this, thrown));
    }
    return false;
  }

  /** Closes this generator for ever; returns what is to be thrown, or null. */
  private @Nullable Throwable endBody() {
    Throwable thrown = refusal() != null ? refusal() : exceptionOrNull();
    if (thrown == null) {
      keepResult();
    }
    forget();
    return thrown;
  }

  /** The body has returned; what it returned waits to be taken. */
  void keepResult() {}

  private @Nullable Throwable exceptionOrNull() {
    return hasException() ? takeException() : null;
  }

  /** Ends this generator for ever. */
  final void forget() {
    dropFrames();
    held = null;
    status = CLOSED;
  }

  private RuntimeException closeRefused(IllegalStateException why) {
    refuse(null);
    try {
      closeWithin(null);
    } catch (Throwable inFinally) {
      why.addSuppressed(inFinally);
    }
    return why;
  }

  /** Closes the generator; true if the caller is passed through. */
  final boolean closeWithin(@Nullable FrameStack outer) {
    switch (status) {
      case CLOSED -> {
        return false;
      }
      case CREATED -> {
        Object body = held;
        forget();
        if (body instanceof Abandonable stage) {
          stage.abandon();
        }
        return false;
      }
      case SUSPENDED, READY -> {
        enclose(outer);
        raiseOnResume(new GeneratorExit());
        return settleClose(resumeFrames());
      }
      default -> throw GeneratorFailure.disturbed(this, "close");
    }
  }

  final boolean settleClose(boolean suspended) {
    if (suspended) {
      if (passesOn()) {
        return true;
      }
      IllegalStateException why =
          refusal() != null ? refusal() : GeneratorFailure.yieldedWhileClosing(this);
      forget();
      throw why;
    }
    Throwable thrown = endBody();
    if (thrown instanceof GeneratorExit exit) {
      thrown = exit.failure();
    }
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
    return false;
  }

  public final boolean hasNext() {
    return status == READY || advance(null);
  }

  @HandWrittenTwin
  public final boolean hasNext(FrameStack outer) {
    if (status == READY || advance(outer)) {
      return true;
    }
    if (status == BUSY) {
      outer.link(new GeneratorBoundary(this, GeneratorBoundary.Operation.HAS_NEXT));
    }
    return false;
  }

  public final void close() {
    closeWithin(null);
  }

  @HandWrittenTwin
  public final void close(FrameStack outer) {
    if (closeWithin(outer)) {
      outer.link(new GeneratorBoundary(this, GeneratorBoundary.Operation.CLOSE));
    }
  }

  public final Generator.State state() {
    return switch (status) {
      case CREATED -> Generator.State.CREATED;
      case SUSPENDED, READY, BUSY -> Generator.State.SUSPENDED;
      case CLOSED -> Generator.State.CLOSED;
      default -> Generator.State.RUNNING;
    };
  }

  public final StackTraceElement[] suspendedFrames() {
    return trace();
  }

  @Override
  public final String toString() {
    StackTraceElement[] frames = trace();
    String where = frames.length == 0 ? "" : frames[frames.length - 1] + " ";
    return "Generator[" + where + state() + "]";
  }

  /** Delivers the waiting element to {@code outer}. */
  abstract void deliverNext(FrameStack outer);

  /** Delivers the result of {@link GeneratorBoundary.Operation#CLOSE_AND_GET}. */
  void deliverClosed(FrameStack outer) {}

  StopIteration end() {
    return new StopIteration(null);
  }
}
