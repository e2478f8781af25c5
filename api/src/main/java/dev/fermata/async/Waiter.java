package dev.fermata.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task's place in a queue. Any thread grants; the task then goes on by its own loop. What it was
 * granted it takes in its next step, so that it can be given back until then.
 *
 * <pre>
 *   NEW    --begin-->            QUEUED, or GRANTED if it is there by now
 *   QUEUED --grant-->            GRANTED
 *   QUEUED --cancel, abandon-->  OVER: has left
 *   GRANTED --deliver-->         OVER: has taken it
 *   GRANTED --abandon-->         OVER: has given it back
 * </pre>
 */
abstract class Waiter implements Wait, Runnable {
  final WaitQueue home;

  /** Its neighbours in the queue. */
  @Nullable Waiter previous;

  @Nullable Waiter next;

  State state = State.NEW;

  private @Nullable TaskStack task;
  private @Nullable Object value;
  private @Nullable Cancelled signal;

  /** Where a waiter stands. */
  enum State {
    NEW,
    QUEUED,
    GRANTED,
    OVER
  }

  Waiter(WaitQueue home) {
    this.home = home;
  }

  // ---- what the kinds differ in; called with the monitor

  /** Queues up, or is granted at once what is there by now. */
  abstract void arrive();

  /** Takes what it was granted; may throw. */
  @Nullable Object take(@Nullable Object granted) {
    return granted;
  }

  /** Tells whether what it was granted cannot be given back. */
  boolean keeps(@Nullable Object granted) {
    return false;
  }

  /** Has left, or gives back what it was granted. */
  void withdrawn(boolean wasGranted) {}

  // ---- granting

  /** Lets the task go on; called with the monitor, once it is out of the queue. */
  final void grant(@Nullable Object granted) {
    state = State.GRANTED;
    value = granted;
    home.granted++;
    wakeUp();
  }

  /** Wakes the task on its loop. */
  void wakeUp() {
    task().loop.execute(this);
  }

  @Override
  public final void run() {
    task().wake(this);
  }

  final TaskStack task() {
    return Objects.requireNonNull(task);
  }

  // ---- waiting

  /**
   * Queues up before its task waits by it; called with the monitor, when nothing is there for it.
   * Only where another thread that grants it leaves a request to the task's loop, which takes it
   * when the task has parked.
   */
  final void beginEarly(TaskStack waiting) {
    if (waiting.loop.workers == null) {
      task = waiting;
      home.add(this);
    }
  }

  @Override
  public final void begin(TaskStack waiting) {
    if (task == null) {
      task = waiting;
      synchronized (home.monitor) {
        arrive();
      }
    }
  }

  @Override
  public final void deliver(TaskStack waiting) {
    try {
      waiting.deliver(collect());
    } catch (RuntimeException | Cancelled refused) {
      waiting.raise(refused);
    }
  }

  /** Takes what it was granted; throws why there is nothing. */
  final @Nullable Object collect() {
    synchronized (home.monitor) {
      if (state != State.GRANTED) {
        // a signal that was taken back when the place in the queue was gone
        throw Objects.requireNonNull(signal);
      }
      state = State.OVER;
      home.granted--;
      return take(value);
    }
  }

  @Override
  public final boolean cancel(Cancelled raised) {
    synchronized (home.monitor) {
      signal = raised;
      leave();
    }
    return true;
  }

  @Override
  public final boolean abandon() {
    synchronized (home.monitor) {
      leave();
      if (state == State.GRANTED) {
        if (keeps(value)) {
          return false;
        }
        state = State.OVER;
        home.granted--;
        withdrawn(true);
      }
      return true;
    }
  }

  private void leave() {
    if (state == State.QUEUED) {
      home.remove(this);
      withdrawn(false);
    }
  }

  @Override
  public final String description() {
    return home.owner.toString();
  }
}
