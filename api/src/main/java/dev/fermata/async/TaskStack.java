package dev.fermata.async;

import dev.fermata.IllegalSuspensionException;
import dev.fermata.runtime.FrameStack;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a task, how it waits and how it is cancelled. Where nothing else is said, called
 * only where its loop has been entered.
 *
 * <pre>
 *   CREATED --step--> RUNNING --await--> PARKING --frames saved--> SUSPENDED --step--> RUNNING
 *   RUNNING --return, throw--> CLOSED
 *
 *   SUSPENDED and parked: waits; {@link #wake} puts it into the loop's queue, once
 *   woken:                is in the queue, or will be when its frames are saved
 * </pre>
 *
 * <p><b>Cancellation</b> is an edge: each request is counted, and raised once, at the call where
 * the task waits or will wait next. Until then it is pending. What was woken is not cancelled any
 * less: it gets the signal in place of its result, which it gives back; where that cannot be, the
 * signal stays pending. A {@link Shield} holds back what comes from outside of it.
 */
abstract class TaskStack extends FrameStack implements Runnable {
  private static final int PARKING = FIRST_OWN_STATUS;

  final EventLoop loop;

  /** The innermost time limit that it runs under. */
  @Nullable Timeout limit;

  /** Holds back cancellations. */
  @Nullable Shield shield;

  private final @Nullable CarriedStates states;

  private @Nullable Object body;
  private @Nullable Wait wait;
  private boolean parked;
  private boolean woken;
  private @Nullable Cancelled pending;
  private int cancelling;

  TaskStack(EventLoop loop, Object body) {
    this.loop = loop;
    this.body = Objects.requireNonNull(body, "work");
    states = CarriedStates.ofThread(loop);
  }

  /** Called once, when the body has ended. */
  abstract void ended(@Nullable Object outcome);

  /** Called when its frames are saved, and when it is about to go on. */
  abstract void suspended();

  abstract void resumed(Wait over);

  /** The innermost task that runs on {@code stack}; called by code that runs in it. */
  static TaskStack around(FrameStack stack) {
    for (FrameStack at = stack; at != null; at = at.enclosing()) {
      if (at instanceof TaskStack task) {
        return task;
      }
    }
    throw new IllegalSuspensionException(
        "Cannot wait here: the generator or continuation that wants to is not run by a task. Run it"
            + " in the work given to Async.run, and call its next() from suspendable code.");
  }

  // ---- steps

  /** Does the next step: up to the next wait, or the end. */
  @Override
  public final void run() {
    Place place = loop.place();
    TaskStack before = place.begin(this);
    boolean suspended;
    try {
      if (states != null) {
        states.exchange();
      }
      suspended = status == CREATED ? begin() : goOn();
    } catch (Throwable whileSaving) {
      raiseOnResume(whileSaving);
      suspended = false;
    } finally {
      place.end(before);
    }
    CarriedStates.takeBack(states, loop);
    loop.lock();
    try {
      if (suspended) {
        settle();
      } else {
        end();
      }
    } finally {
      loop.unlock();
    }
  }

  private boolean begin() {
    Cancelled signal = takePending();
    if (signal != null) {
      raiseOnResume(signal);
      return false;
    }
    return start();
  }

  @Override
  protected final void enter() throws Throwable {
    Object entered = body;
    body = null;
    if (entered instanceof Work<?> work) {
      Object result = work.call(this);
      if (status == RUNNING) {
        deliver(result);
      }
    } else {
      ((Action) Objects.requireNonNull(entered)).run(this);
    }
  }

  private boolean goOn() {
    loop.lock();
    try {
      Wait over = Objects.requireNonNull(wait);
      resumed(over);
      Cancelled signal = pending;
      wait = null;
      if (signal != null && over.abandon()) {
        pending = null;
        raiseOnResume(signal);
      } else {
        over.deliver(this);
      }
    } finally {
      loop.unlock();
    }
    return resumeFrames();
  }

  private void settle() {
    status = SUSPENDED;
    suspended();
    Cancelled signal = pending;
    parked = !woken;
    if (woken) {
      loop.makeReady(this);
    } else if (signal != null) {
      pending = null;
      interrupt(signal);
    }
  }

  private void end() {
    Throwable raised = takeException();
    Throwable thrown = raised == null ? pending : raised;
    Object outcome = thrown == null ? takeReference() : new Completion.Failure(thrown);
    dropFrames();
    status = CLOSED;
    body = null;
    if (wait != null) {
      // its frames could not be saved
      wait.abandon();
      wait = null;
    }
    pending = null;
    shield = null;
    ended(outcome);
  }

  // ---- waiting

  /** Suspends the task; what runs on {@code stack} is to return at once. */
  final void park(Wait next, FrameStack stack) {
    loop.lock();
    try {
      wait = Objects.requireNonNull(next);
      woken = false;
      next.begin(this);
    } finally {
      loop.unlock();
    }
    if (!stack.passTo(this)) {
      throw new IllegalSuspensionException("Cannot wait in " + this + ": it does not run here.");
    }
    status = PARKING;
  }

  /** Lets the task go on if it still waits by {@code over}. */
  final void wake(Wait over) {
    if (wait == over && !woken) {
      woken = true;
      if (parked) {
        parked = false;
        loop.makeReady(this);
      }
    }
  }

  /** Makes the call that the task waits in throw; called by {@link Wait#deliver}. */
  final void raise(Throwable thrown) {
    raiseOnResume(thrown);
  }

  /** What the task waits for; null if it does not. */
  final @Nullable Wait waiting() {
    return parked ? wait : null;
  }

  final boolean hasEnded() {
    return status == CLOSED;
  }

  final StackTraceElement[] suspendedFrames() {
    return trace();
  }

  // ---- cancellation

  /** Counts a request that was made at {@code level}, and passes its signal on. */
  final boolean request(Cancelled signal, @Nullable Shield level) {
    if (hasEnded()) {
      return false;
    }
    cancelling++;
    Overdue.watch(this);
    receive(signal, level, 1);
    return true;
  }

  /** Raises the signal, of so many requests, when no shield inside {@code level} is up. */
  final void receive(Cancelled signal, @Nullable Shield level, int requests) {
    if (shield != null && shield.isInside(level)) {
      shield.hold(signal, level, requests);
    } else if (parked) {
      interrupt(signal);
    } else if (pending == null) {
      pending = signal;
    }
  }

  private void interrupt(Cancelled signal) {
    Wait interrupted = Objects.requireNonNull(wait);
    if (interrupted.cancel(signal)) {
      pending = signal;
      wake(interrupted);
    }
  }

  /** Takes what has been requested and not yet raised. */
  final @Nullable Cancelled takePending() {
    loop.lock();
    try {
      Cancelled signal = pending;
      pending = null;
      return signal;
    } finally {
      loop.unlock();
    }
  }

  /** Requests that have not been taken back; any thread may ask. */
  public final int cancelling() {
    return cancelling;
  }

  /** Requests that no shield holds back. */
  final int unshielded() {
    int requests = cancelling;
    for (Shield at = shield; at != null; at = at.outer()) {
      requests -= at.requests();
    }
    return requests;
  }

  /** Takes one request back; what is pending goes with the last. */
  public final int uncancel() {
    loop.lock();
    try {
      cancelling = Math.max(cancelling - 1, 0);
      if (cancelling == 0) {
        pending = null;
        for (Shield at = shield; at != null; at = at.outer()) {
          at.drop();
        }
      }
      return cancelling;
    } finally {
      loop.unlock();
    }
  }
}
