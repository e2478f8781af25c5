package dev.fermata;

import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.StackState;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the yields of a body go to: it holds an element from the yield until it is taken, and tells
 * where the body stands. One object is the generator, its yielder and its frames.
 */
abstract class YieldTarget extends FrameStack implements Serializable {
  private static final long serialVersionUID = 1;

  /** Suspended at a yield whose element has not been taken. */
  static final int READY = FIRST_OWN_STATUS;

  /** Suspended, and resumed by the {@link Delegation} of another generator. */
  static final int LENT = READY + 3;

  /** Suspended without an element: the {@link Delegation} that the body stands in goes for one. */
  static final int DELEGATING = READY + 4;

  /**
   * The body until the start; later the element that waits, where it is an object; the consumer
   * while pushing, and what it threw while leaving; the delegation that this is lent to.
   */
  @SuppressWarnings("serial") // of any type
  @Nullable Object held;

  YieldTarget(Object body) {
    super(Objects.requireNonNull(body, "body"));
    AgentPresence.require();
    held = body;
  }

  /** Lets go of the body, which its frame has taken over. */
  @Override
  public final void begun() {
    held = null;
  }

  /** Creates a copy of {@code original} as it stands. */
  YieldTarget(YieldTarget original) {
    original.reclaim("fork");
    original.stand();
    if (original.status != CREATED && original.status != SUSPENDED && original.status != READY) {
      throw new IllegalStateException(
          "Cannot fork " + original + ". A generator is forked while it is suspended.");
    }
    copyFrames(original);
    held = original.held;
    status = original.status;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    reclaim("serialise");
    stand();
    writeTo(out, out.putFields(), "held", new StackState(status, held));
  }

  /** Has frames, if this has got further than its body. */
  void stand() {}

  @Override
  protected final boolean isAtRest(int status) {
    return status == READY || super.isAtRest(status);
  }

  @Override
  protected final void restore(@Nullable Object held) {
    AgentPresence.require();
    this.held = held;
    if (held != null) {
      prepare(held); // of no use if it is an element; the frames that come next then take its place
    }
  }

  /**
   * The generator whose body was entered: the yielder that the body knows, also where a copy of it
   * runs the body.
   */
  YieldTarget origin() {
    return this;
  }

  /** The innermost generator around {@code stack} that runs this generator's body, a copy or it. */
  final YieldTarget runningCopy(FrameStack stack) {
    for (FrameStack at = stack; at != null; at = at.enclosing()) {
      if (at instanceof YieldTarget candidate
          && (candidate.origin() == origin() || candidate.standsFor(origin()))) {
        return candidate;
      }
    }
    return this;
  }

  private boolean standsFor(YieldTarget other) {
    Delegation delegation = delegation();
    return delegation != null && delegation.standsFor(other);
  }

  /** The delegation that the body stands in; null if it stands elsewhere. */
  final @Nullable Delegation delegation() {
    return innermost() instanceof Delegation delegation ? delegation : null;
  }

  /** What stands in for the body at present, if that is a generator. */
  @Nullable YieldTarget delegateOrNull() {
    Delegation delegation = delegation();
    return delegation == null ? null : delegation.delegate();
  }

  /** Ends that this is resumed by another's delegation, which is not running. */
  final void reclaim(String operation) {
    if (status == LENT) {
      Delegation holder = (Delegation) Objects.requireNonNull(held);
      if (holder.uses(this)) {
        throw GeneratorFailure.disturbed(this, operation);
      }
      holder.release();
    }
  }

  @Override
  protected final boolean isLent() {
    return held instanceof Delegation;
  }

  /** Takes over the element that waits in {@code from}, a generator of the same kind. */
  void moveElement(YieldTarget from) {
    held = from.held;
    from.held = null;
    from.status = SUSPENDED;
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

  /**
   * Lets {@code inner} stand in for this body until it ends. In plain code nothing stands in for
   * anything, but while pushing its elements can be pushed too.
   *
   * @param forwards whether what is sent and raised goes to {@code inner}
   * @return false if nothing was done
   */
  @Suspendable
  final boolean delegateTo(GeneratorStack inner, boolean forwards) {
    return pushAll(inner);
  }

  /** Pushes the elements of {@code inner}, a generator of the same kind; false if not pushing. */
  boolean pushAll(GeneratorStack inner) {
    return false;
  }

  /** Does so if {@code stack} is what runs this body, a copy or it. */
  @HandWrittenTwin
  final boolean delegateTo(GeneratorStack inner, boolean forwards, FrameStack stack) {
    if (stack instanceof YieldTarget delegator
        && delegator.origin() == origin()
        && delegator.status == RUNNING) {
      delegator.yielded(delegator);
      delegator.status = DELEGATING;
      delegator.link(new Delegation(inner, forwards));
      return true;
    }
    return false;
  }

  final IllegalSuspensionException refused() {
    IllegalSuspensionException why = SuspensionFailure.find();
    if (status == RUNNING) {
      refuse(why);
    }
    return why;
  }

  /** Lets what is suspended together with this be raised {@code thrown}. */
  final void raiseInside(Throwable thrown) {
    raiseOnResume(thrown);
  }

  public final Generator.State state() {
    return switch (status) {
      case CREATED -> Generator.State.CREATED;
      case SUSPENDED, READY, BUSY -> Generator.State.SUSPENDED;
      case CLOSED -> Generator.State.CLOSED;
      case LENT ->
          ((Delegation) Objects.requireNonNull(held)).isRunning()
              ? Generator.State.RUNNING
              : Generator.State.SUSPENDED;
      default -> Generator.State.RUNNING;
    };
  }

  public final StackTraceElement[] suspendedFrames() {
    stand();
    return trace();
  }

  @Override
  public final String toString() {
    StackTraceElement[] frames = trace();
    String where = frames.length == 0 ? bodyOrNothing() : frames[frames.length - 1] + " ";
    return "Generator[" + where + state() + "]";
  }

  /** Before the start nobody knows the method, but the class that has the lambda. */
  String bodyOrNothing() {
    return status == CREATED && held != null
        ? held.getClass().getName().replaceFirst("[$]{2}Lambda.*", "") + " "
        : "";
  }
}
