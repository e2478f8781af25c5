package dev.fermata;

import dev.fermata.runtime.Sneaky;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stage that needs no body while plain code asks for its elements: it then makes each of those of
 * its source, as a hand-written iterator does. That saves a suspension for each element, and the
 * JIT can inline whole chains of such stages. Nothing but the source, its function and a number say
 * how far it has come.
 *
 * <p>The first request by a continuation or by a delegation enters the body of {@link #rest}, which
 * goes on from there in frames; so do {@link #fork} and a stream of objects, for which the body is
 * brought to stand at a yield. From then on this is a generator like all others.
 *
 * @param <S> the type of the elements of the source
 * @param <T> the type of the elements
 */
abstract non-sealed class DirectStage<S, T> extends BodyGenerator<T> {
  private static final long serialVersionUID = 1;

  /** Null if the frames of a body know how far this has come. */
  private transient @Nullable BodyGenerator<S> source;

  private transient @Nullable Stage<T> stage;
  private transient boolean isBegun;
  private transient boolean isToStand;

  DirectStage(Stage<T> stage, BodyGenerator<S> source) {
    super(stage);
    this.stage = stage;
    this.source = source;
  }

  final BodyGenerator<S> source() {
    return Objects.requireNonNull(source);
  }

  /** The body that gives the elements which are still to come. */
  Stage<T> rest() {
    return Objects.requireNonNull(stage);
  }

  /** Goes to the next element without a body, if that is possible. */
  @Override
  abstract boolean advancePlainly();

  /** Returns the source, and counts as running until {@link #end}; null if a body has to run. */
  final @Nullable BodyGenerator<S> begin() {
    BodyGenerator<S> from = source;
    if (from == null || status >= RUNNING) {
      return null;
    }
    if (!isBegun) {
      isBegun = true;
      held = null;
    }
    status = RUNNING;
    return from;
  }

  /** Offers the element that is held, or ends. */
  final boolean settle(boolean has) {
    if (has) {
      status = READY;
      return true;
    }
    return end(null);
  }

  /** Closes the source and this; always false. */
  final boolean end(@Nullable Throwable thrown) {
    Throwable last = thrown;
    BodyGenerator<S> from = source;
    try (from) {
      if (thrown != null) {
        throw thrown;
      }
    } catch (Throwable fromEither) {
      last = fromEither;
    }
    forget();
    if (last != null) {
      throw Sneaky.rethrow(GeneratorFailure.notTheEnd(this, last));
    }
    return false;
  }

  @Override
  protected final void enter() throws Throwable {
    if (!isBegun) {
      release();
      super.enter();
      return;
    }
    Stage<T> rest = rest();
    release();
    Throwable raised = takeException();
    if (raised != null) {
      rest = rest.raising(raised);
    }
    rest.run(this, this);
  }

  @Override
  final void stand() {
    if (source != null && isBegun && (status == SUSPENDED || status == READY)) {
      Object element = held;
      int stood = status;
      isToStand = true;
      resumeFrames();
      isToStand = false;
      held = element;
      status = stood;
    }
  }

  /** Suspends a body at once that is to stand where this has come to without it. */
  @Suspendable
  @SuppressWarnings("NullAway") // an element that nobody takes
  static <T> void standIn(Yielder<T> y) {
    if (y instanceof DirectStage<?, ?> stage && stage.isToStand) {
      y.yield(null);
    }
  }

  @Override
  String bodyOrNothing() {
    return isBegun && source != null ? Stage.class.getName() + " " : super.bodyOrNothing();
  }

  @Override
  void release() {
    source = null;
    stage = null;
  }
}
