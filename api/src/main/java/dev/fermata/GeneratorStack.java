package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import dev.fermata.runtime.TryGuard;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a generator, whatever its elements are.
 *
 * <pre>
 *   CREATED   --first next-->  RUNNING
 *   RUNNING   --yield-->       READY      (an element waits)
 *   READY     --next-->        SUSPENDED  (it was taken)
 *   SUSPENDED --next-->        RUNNING
 *   RUNNING   --end, throw-->  CLOSED
 *   SUSPENDED --delegation of another--> LENT --next, close or the delegation's end--> SUSPENDED
 *   any of CREATED, READY, SUSPENDED --close--> CLOSED, by way of RUNNING where the body has begun
 * </pre>
 */
abstract class GeneratorStack extends YieldTarget {
  private static final long serialVersionUID = 1;

  GeneratorStack(Object body) {
    super(body);
    if (AbandonedGenerators.IS_DEBUG) {
      guard();
    }
  }

  /** Creates a copy of {@code original} as it stands. */
  GeneratorStack(GeneratorStack original) {
    super(original);
    guardFrames();
  }

  @Override
  protected final TryGuard newGuard() {
    return AbandonedGenerators.guard(this);
  }

  /**
   * Goes to the next element; called when none waits. False at the end, and if the caller is passed
   * through: then this is {@link #BUSY}.
   */
  final boolean advance(@Nullable FrameStack outer) {
    if (status >= RUNNING) {
      return advanceOtherwise(outer);
    }
    enclose(outer);
    boolean suspended = resumeFrames();
    if (hasException() || refusal() != null) {
      return hasElement(suspended);
    }
    if (suspended) {
      return status == READY || interrupted();
    }
    // no call from here on, see resumeFrames
    keepResult();
    detach();
    held = null;
    status = CLOSED;
    return false;
  }

  private boolean advanceOtherwise(@Nullable FrameStack outer) {
    return switch (status) {
      case CLOSED -> false;
      case LENT -> {
        reclaim("advance");
        yield advance(outer);
      }
      default -> throw GeneratorFailure.disturbed(this, "advance");
    };
  }

  /** Goes on after this was suspended together with {@code outer}; true if an element waits. */
  final boolean goOn(FrameStack outer) {
    return hasElement(reenter(outer));
  }

  /** Tells, after the body has run, whether an element waits; throws what ended it. */
  final boolean hasElement(boolean suspended) {
    return suspended ? status == READY || interrupted() : ended();
  }

  /** Goes to the next element by raising {@code thrown} where the body stands. */
  final boolean advanceRaising(Throwable thrown, @Nullable FrameStack outer) {
    switch (status) {
      case SUSPENDED -> {
        raiseOnResume(thrown);
        return advance(outer);
      }
      case LENT -> {
        reclaim("raise in");
        return advanceRaising(thrown, outer);
      }
      case CREATED -> {
        forget();
        throw Sneaky.rethrow(thrown);
      }
      case CLOSED -> throw Sneaky.rethrow(thrown);
      case READY -> throw GeneratorFailure.elementWaits(this, "raise in");
      default -> throw GeneratorFailure.disturbed(this, "raise in");
    }
  }

  /**
   * What suspended the body was not a yield of its own. True if an element waits all the same, from
   * what now stands in for the body.
   */
  private boolean interrupted() {
    if (status == DELEGATING) {
      if (isDelegate()) {
        return false;
      }
      if (!delegated()) {
        return ended();
      }
      if (status == READY) {
        return true;
      }
    }
    if (!passesOn()) {
      throw closeRefused(Objects.requireNonNull(refusal()));
    }
    return false;
  }

  /** Tells whether a delegation resumes this, which then also resumes what stands in for this. */
  private boolean isDelegate() {
    return enclosing() instanceof GeneratorStack delegator
        && delegator.delegation() != null
        && delegator.delegation().innermost() == this;
  }

  /** Goes on in the delegations that the body enters; false if it ended. */
  final boolean delegated() {
    boolean suspended = true;
    while (suspended && status == DELEGATING) {
      status = SUSPENDED;
      suspended = resumeFrames();
    }
    return suspended;
  }

  private boolean ended() {
    Throwable thrown = endBody();
    if (thrown != null) {
      throw Sneaky.rethrow(GeneratorFailure.notTheEnd(this, thrown));
    }
    return false;
  }

  /** Closes this generator for ever; returns what is to be thrown, or null. */
  private @Nullable Throwable endBody() {
    Throwable thrown = refusal() != null ? refusal() : takeException();
    if (thrown == null) {
      keepResult();
    }
    forget();
    return thrown;
  }

  /** The body has returned; what it returned waits to be taken. */
  void keepResult() {}

  /** Ends this generator for ever. */
  final void forget() {
    dropFrames();
    held = null;
    status = CLOSED;
    release();
  }

  /** Forgets what an end without frames leaves behind. */
  void release() {}

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
        if (!catches()) { // as most bodies; an exception costs more than all else of a short life
          forget();
          return false;
        }
        enclose(outer);
        raiseOnResume(new GeneratorExit());
        return settleClose(resumeFrames());
      }
      case LENT -> {
        reclaim("close");
        return closeWithin(outer);
      }
      default -> throw GeneratorFailure.disturbed(this, "close");
    }
  }

  final boolean settleClose(boolean suspended) {
    if (suspended && delegated()) {
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
      throw Sneaky.rethrow(GeneratorFailure.notTheEnd(this, thrown));
    }
    return false;
  }

  public final boolean hasNext() {
    return status == READY || advancePlainly();
  }

  /** Goes to the next element on behalf of plain code; called when none waits. */
  boolean advancePlainly() {
    return advance(null);
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

  /** Delivers the waiting element to {@code outer}. */
  abstract void deliverNext(FrameStack outer);

  /** Delivers the result of {@link GeneratorBoundary.Operation#CLOSE_AND_GET}. */
  void deliverClosed(FrameStack outer) {}

  StopIteration end() {
    return new StopIteration(null);
  }
}
