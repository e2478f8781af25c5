package dev.fermata.async;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a thread that does some work. A cancellation interrupts the thread, and is raised when
 * that has ended, so that nothing goes on behind the task's back.
 */
final class ThreadWork implements Wait, Runnable {
  private final Callable<?> work;
  private final Context context = Context.current();
  private @Nullable CarriedStates states;
  private @Nullable TaskStack task;
  private @Nullable Thread thread;

  /** Also where it comes before the thread. */
  private boolean interrupted;

  private @Nullable Object value;
  private @Nullable Throwable thrown;
  private @Nullable Cancelled passedOn;

  ThreadWork(Callable<?> work) {
    this.work = Objects.requireNonNull(work, "work");
  }

  @Override
  public void begin(TaskStack waiter) {
    task = waiter;
    states = CarriedStates.ofThread(waiter.loop);
    waiter.loop.threads.submit(this);
  }

  /** Does the work, on a thread of its own. */
  @Override
  public void run() {
    setThread(Thread.currentThread());
    exchangeStates();
    try {
      value = context.call(work);
    } catch (Throwable failure) {
      thrown = failure;
    } finally {
      exchangeStates();
      setThread(null);
      // it was for the work
      Thread.interrupted();
    }
    Objects.requireNonNull(task).loop.post(this::ended);
  }

  private void exchangeStates() {
    if (states != null) {
      states.exchange();
    }
  }

  private void ended() {
    TaskStack waiter = Objects.requireNonNull(task);
    waiter.loop.threads.ended();
    waiter.wake(this);
  }

  private synchronized void setThread(@Nullable Thread at) {
    thread = at;
    if (at != null && interrupted) {
      at.interrupt();
    }
  }

  private synchronized void interrupt() {
    interrupted = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public void deliver(TaskStack waiter) {
    Cancelled signal = passedOn;
    if (thrown == null) {
      waiter.deliver(value);
      if (signal != null) {
        waiter.receive(signal, waiter.shield, 0);
      }
    } else if (signal == null) {
      waiter.raise(thrown);
    } else {
      if (!(thrown instanceof InterruptedException)) {
        Failures.suppress(signal, thrown);
      }
      waiter.raise(signal);
    }
  }

  @Override
  public boolean cancel(Cancelled signal) {
    if (Objects.requireNonNull(task).loop.threads.withdraw(this)) {
      return true;
    }
    passedOn = signal;
    interrupt();
    return false;
  }

  /** What it has returned or thrown is not lost: it may be a connection. */
  @Override
  public boolean abandon() {
    return thrown == null && value == null;
  }

  @Override
  public boolean isOutside() {
    return true;
  }

  @Override
  public String description() {
    return "a thread";
  }
}
