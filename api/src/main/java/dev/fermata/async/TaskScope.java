package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a {@link TaskGroup}. Called where the loop of its owner has been entered, unless
 * another thread is allowed for.
 *
 * <pre>
 *   open     --failure, cancel-->            aborting   the tasks are cancelled
 *   open     --the body ends-->              leaving    the owner waits for the tasks
 *   aborting --the body ends-->              leaving
 *   leaving  --the last task has ended-->    closed
 * </pre>
 *
 * <p>A request to cancel the owner that the scope has made itself is taken back when it is left:
 * what others have requested remains, is counted, and is raised.
 */
final class TaskScope implements Parent {
  private final RunningTask<?> owner;
  private final @Nullable TaskScope outer;
  private final @Nullable Shield level;
  private final int requestsBefore;
  private final OnFailure onFailure;
  private final Children children = new Children();
  private final List<Completion.Failure> failures = new ArrayList<>();

  /** What waits for the tasks to end. */
  private @Nullable ChildrenWait joining;

  private boolean leaving;
  private boolean closed;

  /** The tasks have been told to end. */
  private boolean aborting;

  /** By {@link #cancel}. */
  private boolean cancelled;

  private boolean ownerCancelled;

  /** What happens when a task fails. */
  enum OnFailure {
    CANCEL_ALL,
    CANCEL_TASKS,

    /** Whoever opened the group awaits them all. */
    NOTHING,

    /** Nothing else; it is reported, unless somebody has been told. */
    REPORT
  }

  TaskScope(RunningTask<?> owner, OnFailure onFailure) {
    this.owner = owner;
    this.onFailure = onFailure;
    outer = owner.scopes;
    level = owner.shield;
    requestsBefore = owner.unshielded();
    owner.scopes = this;
  }

  /** Creates a task that runs {@code work}. */
  <T> RunningTask<T> begin(TaskGroup.Options options, Object work) {
    Objects.requireNonNull(work, "work");
    if (!owner.loop.isHere()) {
      throw refused("another thread runs it");
    }
    RunningTask<T> task;
    owner.loop.lock();
    try {
      task = add(options, work);
      if (!options.isEager()) {
        owner.loop.makeReady(task);
      }
    } finally {
      owner.loop.unlock();
    }
    if (options.isEager()) {
      task.run();
    }
    return task;
  }

  private <T> RunningTask<T> add(TaskGroup.Options options, Object work) {
    if (closed || (leaving && children.isEmpty())) {
      throw refused("it has ended");
    }
    if (aborting && !cancelled) {
      throw refused("it is ending, because something has failed or was cancelled");
    }
    RunningTask<T> task = new RunningTask<>(owner.loop, this, work);
    if (options.name() != null) {
      task.name(options.name());
    }
    if (options.context() != null) {
      task.context = options.context();
    }
    children.add(task);
    if (cancelled) {
      task.cancel("its group was cancelled");
    }
    return task;
  }

  private IllegalStateException refused(String why) {
    return new IllegalStateException("Cannot create a task in " + this + ": " + why + ".");
  }

  /** By any thread. */
  void cancel() {
    if (owner.loop.isHere()) {
      locked(this::cancelAll);
    } else {
      owner.loop.post(this::cancelAll);
    }
  }

  private void cancelAll() {
    if (!closed) {
      cancelled = true;
      abort("its group was cancelled");
      cancelOwner("its group was cancelled");
    }
  }

  @Suspendable
  void join() {
    if (!closed) {
      leave(null);
    }
  }

  /** Ends the tasks; throws what has failed and nobody has been told. */
  @Suspendable
  void close() {
    if (!closed) {
      locked(() -> abort("its group was closed"));
      Cancelled signal = awaitChildren(null);
      failures.removeIf(Completion.Failure::isRetrieved);
      leave(signal);
    }
  }

  void requireOwner(RunningTask<?> caller, String operation) {
    if (caller != owner) {
      throw new IllegalStateException(
          "Cannot " + operation + " " + this + ": it was opened by " + owner.name() + ".");
    }
  }

  /** Ends the group, after its body has returned or thrown. */
  @Suspendable
  void leave(@Nullable Throwable thrown) {
    locked(() -> beginToLeave(thrown));
    Cancelled before = thrown instanceof Cancelled cancellation ? cancellation : null;
    Throwable left = end(awaitChildren(before));
    if (left != null) {
      throw Sneaky.rethrow(left);
    }
  }

  private void beginToLeave(@Nullable Throwable thrown) {
    leaving = true;
    if (thrown != null) {
      if (!(thrown instanceof Cancelled)) {
        failures.add(new Completion.Failure(thrown));
      }
      abort("the body of its group has ended early");
    }
  }

  /** Returns what is to be thrown, null if nothing is. */
  private @Nullable Throwable end(@Nullable Cancelled raised) {
    owner.loop.lock();
    try {
      closed = true;
      owner.scopes = outer;
      boolean isOwn = ownerCancelled && owner.uncancel() <= requestsBefore;
      Cancelled signal = isOwn ? null : raised;
      if (failures.isEmpty()) {
        return signal;
      }
      if (signal != null) {
        owner.receive(signal, owner.shield, 0);
      }
      return failure();
    } finally {
      owner.loop.unlock();
    }
  }

  private void locked(Runnable change) {
    owner.loop.lock();
    try {
      change.run();
    } finally {
      owner.loop.unlock();
    }
  }

  /** Returns the first signal that was raised here or before. */
  @Suspendable
  private @Nullable Cancelled awaitChildren(@Nullable Cancelled before) {
    Cancelled signal = before;
    while (!children.isEmpty()) {
      try {
        Current.park(new ChildrenWait(this));
      } catch (Cancelled raised) {
        signal = signal == null ? raised : signal;
        locked(() -> abort(raised.reason()));
      }
    }
    joining = null;
    return signal;
  }

  private Throwable failure() {
    List<Throwable> thrown = failures.stream().map(Completion.Failure::thrown).toList();
    for (Throwable each : thrown) {
      if (each instanceof VirtualMachineError) {
        Failures.suppressAll(each, thrown);
        return each;
      }
    }
    return new TaskGroupException(thrown);
  }

  // ---- what its parts tell it

  void joinedBy(ChildrenWait wait) {
    joining = wait;
  }

  @Override
  public void childEnded(RunningTask<?> child) {
    children.remove(child);
    Completion.Failure failure = child.completion.failure();
    if (onFailure == OnFailure.REPORT) {
      owner.loop.reports.reportUnseen(child);
    } else if (onFailure != OnFailure.NOTHING && failure != null && !failure.isCancellation()) {
      failures.add(failure);
      if (!aborting) {
        abort("another task of its group has failed");
        cancelOwner("a task of its group has failed");
      }
    }
    if (children.isEmpty()) {
      if (joining != null) {
        owner.wake(joining);
      } else if (owner.hasEnded()) {
        owner.scopeEmptied();
      }
    }
  }

  /** Called when the task that opened it has ended without closing it. */
  void abandon() {
    closed = true;
    abort("the task that opened its group has ended");
  }

  private void abort(String reason) {
    if (!aborting) {
      aborting = true;
      children.cancelAll(reason);
    }
  }

  private void cancelOwner(String reason) {
    if (onFailure == OnFailure.CANCEL_ALL && !ownerCancelled) {
      ownerCancelled = true;
      owner.request(new Cancelled(reason, EventLoop.currentTask()), level);
    }
  }

  boolean isEmpty() {
    return children.isEmpty();
  }

  @Nullable TaskScope outer() {
    return outer;
  }

  void addChildren(List<RunningTask<?>> all) {
    children.addTo(all);
  }

  @Override
  public String toString() {
    return "TaskGroup[" + children.size() + " running, opened by " + owner.name() + "]";
  }
}
