package dev.fermata;

import dev.fermata.runtime.Frame;
import dev.fermata.runtime.FrameStack;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frame of {@link Yielder#yieldAll} and {@link Channelled#yieldFrom} while another generator,
 * the delegate, stands in for a body. Delegates may stand in delegations of their own: then they
 * are lent to this one, which resumes the innermost of them directly, so that a step costs the same
 * whatever their number is.
 *
 * <pre>
 *   resumed ── lend what the innermost delegate has come to delegate to
 *           ── resume the innermost ── element:   give it to the delegator, suspend
 *                                   ── suspended with an outer continuation: so is the delegator
 *                                   ── end, exception: of the last one, leave; else go on in the
 *                                      one that had delegated to it
 * </pre>
 */
final class Delegation extends Frame implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int NOT_PASSED = -1;

  private final GeneratorStack delegate;
  private final boolean forwards;
  private transient Lent lent;

  /**
   * The innermost was suspended together with what it yielded to: 0 for the delegator or what is
   * around that, n for the n-th of those that are lent.
   */
  private int passed = NOT_PASSED;

  /** What that will be, if the innermost is suspended by other than its own yield. */
  private int target;

  private @Nullable GeneratorStack delegator;

  Delegation(GeneratorStack delegate, boolean forwards) {
    this.delegate = delegate;
    this.forwards = forwards;
    lent = new Lent(this);
  }

  @Override
  public void resume(FrameStack stack) throws Throwable {
    GeneratorStack resumed = (GeneratorStack) stack;
    if (delegator != resumed) {
      delegator = resumed;
    }
    Throwable raised = stack.hasException() && passed != 0 ? raisedInDelegate(resumed) : null;
    GeneratorStack innermost = raised == null ? deepest() : innermost();
    while (true) {
      boolean ready = false;
      try {
        ready = advances(innermost, raised, resumed);
        raised = null;
      } catch (Throwable thrown) {
        raised = thrown;
      }
      if (ready) {
        handOver(innermost, resumed);
        return;
      }
      if (innermost.status == FrameStack.BUSY && raised == null) {
        passed = target;
        return;
      }
      if (innermost.status == YieldTarget.DELEGATING) {
        lent.keep(innermost);
        innermost = deepest();
      } else if (lent.depth() > 1) {
        lent.pop();
        innermost = innermost();
      } else {
        leave(raised, resumed);
        return;
      }
    }
  }

  private void leave(@Nullable Throwable raised, GeneratorStack resumed) throws Throwable {
    release();
    if (raised != null) {
      throw raised;
    }
    resumed.deliver(1);
  }

  private boolean advances(
      GeneratorStack innermost, @Nullable Throwable raised, GeneratorStack resumed) {
    target = 0;
    if (passed != NOT_PASSED) {
      if (raised != null) {
        resumed.raiseInside(raised);
      } else if (passed > lent.forwarding()) {
        resumed.takeReference();
      }
      passed = NOT_PASSED;
      return innermost.goOn(resumed);
    }
    lent.use(innermost);
    if (raised != null) {
      return innermost.advanceRaising(raised, resumed);
    }
    if (resumed instanceof BodyCoroutine<?, ?, ?>) {
      Object sent = resumed.takeReference();
      if (sent != null && forwards && lent.forwarding() == lent.depth()) {
        return send(innermost, sent, resumed);
      }
    }
    return innermost.status == YieldTarget.READY || innermost.advance(resumed);
  }

  @SuppressWarnings("unchecked") // a delegate receives what its delegator does
  private static boolean send(GeneratorStack innermost, Object sent, GeneratorStack resumed) {
    return ((BodyCoroutine<?, Object, ?>) innermost).resume(sent, resumed);
  }

  private void handOver(GeneratorStack innermost, GeneratorStack resumed) {
    resumed.yielded(resumed);
    resumed.moveElement(innermost);
    lent.keep(innermost);
  }

  /** What the delegator is raised, if it goes to a delegate: that is then the innermost. */
  private Throwable raisedInDelegate(GeneratorStack resumed) throws Throwable {
    Throwable raised = Objects.requireNonNull(resumed.takeException());
    if (!forwards || raised instanceof GeneratorExit || delegate.status == FrameStack.CLOSED) {
      release();
      throw raised;
    }
    if (passed > lent.forwarding()) {
      passBack();
    }
    while (passed == NOT_PASSED && lent.depth() > lent.forwarding()) {
      lent.pop();
    }
    return raised;
  }

  /** What is resumed in place of the body. */
  GeneratorStack innermost() {
    return lent.depth() == 0 ? delegate : lent.at(lent.depth());
  }

  /** Lends itself what stands in for delegates, and returns the innermost of them. */
  private GeneratorStack deepest() {
    if (passed == NOT_PASSED && isNested()) {
      Delegation next;
      do {
        next = innermost().status == YieldTarget.LENT ? innermost().delegation() : null;
      } while (next != null && lent.push(next.delegate, next.forwards));
    }
    return innermost();
  }

  private boolean isNested() {
    return lent.depth() > 0 || (delegate.delegation() != null && lent.push(delegate, forwards));
  }

  /**
   * Gives all back that is lent to this, each as it would stand if it had been resumed by loops.
   */
  void release() {
    lent.giveBack();
    passBack();
    if (lent.depth() > 0) {
      lent = new Lent(this);
    }
  }

  /** Leaves it to the one that the innermost yielded to, and those between, to go on in that. */
  private void passBack() {
    if (passed > 0) {
      passBackBehind(passed);
    }
    passed = NOT_PASSED;
  }

  private void passBackBehind(int target) {
    for (int place = target + 1; place <= lent.depth(); place++) {
      lent.at(place).status = FrameStack.BUSY;
      if (place > 1) {
        Objects.requireNonNull(lent.at(place - 1).delegation()).passed = 0;
      }
    }
  }

  /** Tells whether the generators that are lent to this count as running. */
  boolean isRunning() {
    return delegator != null
        && (delegator.status == FrameStack.RUNNING || delegator.status == FrameStack.PASSING);
  }

  /** Tells whether {@code one}, which is lent to this, must be left alone. */
  boolean uses(YieldTarget one) {
    return isRunning()
        || (delegator != null && delegator.status == FrameStack.BUSY)
        || (passed != NOT_PASSED && lent.placeOf(one.origin()) > passed);
  }

  /** Tells whether a yield to {@code origin} is one to the delegator, and remembers it. */
  boolean standsFor(YieldTarget origin) {
    target = lent.placeOf(origin);
    return target > 0;
  }

  GeneratorStack delegate() {
    return delegate;
  }

  @Override
  public @Nullable StackTraceElement where() {
    return null;
  }

  @Override
  protected boolean catches() {
    return true;
  }

  @Override
  protected List<StackTraceElement> inside() {
    if (passed == NOT_PASSED) {
      return List.of();
    }
    return lent.depth() == 0 ? List.of(delegate.suspendedFrames()) : lent.frames();
  }

  private Object writeReplace() {
    boolean isPassed = passed == 0;
    if (isPassed) {
      passBackBehind(0);
    }
    release();
    passed = isPassed ? 0 : NOT_PASSED;
    return new Saved(delegate, forwards, isPassed);
  }

  /** What is written in its place. */
  private record Saved(GeneratorStack delegate, boolean forwards, boolean isPassed)
      implements Serializable {
    private Object readResolve() {
      Delegation delegation = new Delegation(delegate, forwards);
      delegation.passed = isPassed ? 0 : NOT_PASSED;
      return delegation;
    }
  }

  @Override
  protected Frame copy() {
    if (passed != NOT_PASSED) {
      throw cannotCopy(innermost());
    }
    Delegation copy = (Delegation) super.copy();
    copy.lent = new Lent(copy);
    copy.delegator = null;
    return copy;
  }
}
