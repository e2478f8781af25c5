package dev.fermata;

import dev.fermata.runtime.Sneaky;
import java.util.Objects;

/**
 * A generator that can also run its plain body, which then is not suspended: its yields hand their
 * elements straight to a consumer.
 *
 * <pre>
 *   CREATED   --forEach-->         PUSHING  --end, throw--> CLOSED
 *   PUSHING   --consumer throws--> LEAVING  --end, throw--> CLOSED
 * </pre>
 */
abstract class PushingStack extends GeneratorStack {
  private static final long serialVersionUID = 1;

  /** The plain body runs, and hands each element straight to a consumer. */
  static final int PUSHING = READY + 1;

  /** The consumer wants no more; the plain body is being left. */
  static final int LEAVING = READY + 2;

  PushingStack(Object body) {
    super(body);
  }

  PushingStack(PushingStack original) {
    super(original);
  }

  /**
   * Runs the plain body, whose yields hand their elements to {@code consumer}. Its twin never runs:
   * see {@link Push}.
   */
  @Suspendable
  final void pushTo(Object consumer) {
    Object body = Objects.requireNonNull(held);
    dropFrames();
    held = consumer;
    status = PUSHING;
    Throwable thrown = null;
    try {
      runPlainly(body);
    } catch (Throwable fromBody) {
      thrown = fromBody;
    }
    Throwable fromConsumer = status == LEAVING ? (Throwable) held : null;
    forget();
    if (fromConsumer != null) {
      Throwable failure = thrown instanceof GeneratorExit exit ? exit.failure() : thrown;
      if (failure != null && failure != fromConsumer) {
        fromConsumer.addSuppressed(GeneratorFailure.notTheEnd(this, failure));
      }
      throw Sneaky.rethrow(fromConsumer);
    }
    if (thrown != null) {
      throw Sneaky.rethrow(GeneratorFailure.notTheEnd(this, thrown));
    }
  }

  /** Runs the plain body that the constructor was given. */
  @Suspendable
  abstract void runPlainly(Object body) throws Exception;

  /** Makes the body leave its yield, as if it were closed there. */
  final GeneratorExit leave(Throwable fromConsumer) {
    held = fromConsumer;
    status = LEAVING;
    return new GeneratorExit();
  }

  /** Refuses a yield that is neither pushed nor in a twin. */
  final Throwable refusedYield() {
    if (status != LEAVING) {
      return refused();
    }
    // told by what the consumer threw: the body might catch it here
    ((Throwable) Objects.requireNonNull(held))
        .addSuppressed(GeneratorFailure.yieldedWhileClosing(this));
    return new GeneratorExit();
  }
}
