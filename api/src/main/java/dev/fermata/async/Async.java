package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What tasks do: wait for each other, for time, for futures. To be imported statically.
 *
 * <pre>{@code
 * List<String> pages = run(() -> TaskGroup.run(group -> {
 *   Task<String> one = group.createTask(() -> sleep(Duration.ofSeconds(1), "one"));
 *   Task<String> two = group.createTask(() -> sleep(Duration.ofSeconds(2), "two"));
 *   return gather(one, two);                        // both, two seconds later
 * }));
 * }</pre>
 *
 * <p>All but {@link #run} is called in tasks, by code that can suspend: a lambda that was given to
 * this library, or a method marked {@link Suspendable}. Elsewhere it throws an {@link
 * dev.fermata.IllegalSuspensionException} that says why.
 */
public final class Async {
  private Async() {}

  /**
   * Runs {@code work} as a task on this thread, until it has ended and all that it has begun.
   * {@code Async.run(() -> sleep(ofMillis(1), "slept"))} gives {@code slept}.
   *
   * @param work may create further tasks
   * @param <T> the type of the result
   * @return what the work returned; what it throws is thrown as it is, declared or not
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   * @throws IllegalStateException if this thread runs tasks already
   */
  public static <T> T run(Work<T> work) {
    try (Runner runner = new Runner()) {
      return runner.run(work);
    }
  }

  /**
   * Runs {@code action} as a task on this thread, until it has ended and all that it has begun.
   *
   * <pre>{@code
   * Async.run(() -> sleep(ofMillis(1)));
   * }</pre>
   *
   * @param action may create further tasks; what it throws is thrown as it is, declared or not
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   * @throws IllegalStateException if this thread runs tasks already
   */
  public static void run(Action action) {
    try (Runner runner = new Runner()) {
      runner.run(action);
    }
  }

  /**
   * Runs {@code work} as {@link #run(Work)} does, and declares what it may throw. {@code
   * Async.run(() -> 42, IOException.class)} gives {@code 42}.
   *
   * @param work may create further tasks
   * @param declared the type of the exceptions that are to be caught
   * @param <T> the type of the result
   * @param <X> the type of those exceptions
   * @return what the work returned
   * @throws X what the work throws; other exceptions are thrown too
   */
  public static <T, X extends Throwable> T run(Work<T> work, Class<X> declared) throws X {
    Objects.requireNonNull(declared, "declared");
    return run(work);
  }

  // ---- waiting for one

  /**
   * Waits until {@code target} has ended. Does not suspend if it has. If this task is cancelled
   * while it waits, the target is cancelled, and its end awaited: use {@link #shield} against that.
   * {@code await(supervisor().createTask(() -> 42))} gives {@code 42}.
   *
   * @param target a task, or what else can be awaited
   * @param <T> the type of the result
   * @return its result; what it has thrown is thrown as it is, declared or not
   * @throws java.util.concurrent.CancellationException if the target was cancelled
   * @throws IllegalStateException if the target is the calling task
   */
  @Suspendable
  public static <T> T await(Awaitable<T> target) {
    Objects.requireNonNull(target, "target");
    throw Current.refusal();
  }

  @HandWrittenTwin
  static <T> T await(Awaitable<T> target, FrameStack stack) {
    return Current.await(target, stack);
  }

  /**
   * Waits until {@code target} has ended, as {@link #await(Awaitable)} does, and declares what it
   * may have thrown. {@code await(supervisor().createTask(() -> 42), IOException.class)} gives
   * {@code 42}.
   *
   * @param target a task, or what else can be awaited
   * @param declared the type of the exceptions that are to be caught
   * @param <T> the type of the result
   * @param <X> the type of those exceptions
   * @return its result
   * @throws X what it has thrown; other exceptions are thrown too
   */
  @Suspendable
  public static <T, X extends Throwable> T await(Awaitable<T> target, Class<X> declared) throws X {
    Objects.requireNonNull(declared, "declared");
    return await(target);
  }

  /**
   * Waits until {@code stage} has ended. Does not suspend if it has. If this task is cancelled
   * while it waits, the stage is cancelled, as far as it can be, and not awaited any longer. {@code
   * await(CompletableFuture.completedFuture(3))} gives {@code 3}.
   *
   * @param stage may be completed by any thread
   * @param <T> the type of the result
   * @return its result; what it has failed with is thrown as it is, declared or not, without a
   *     {@link java.util.concurrent.CompletionException} around it
   */
  @Suspendable
  public static <T> T await(CompletionStage<T> stage) {
    Objects.requireNonNull(stage, "stage");
    throw Current.refusal();
  }

  @HandWrittenTwin
  static <T> T await(CompletionStage<T> stage, FrameStack stack) {
    return Current.await(stage, stack);
  }

  /**
   * Waits until {@code stage} has ended, as {@link #await(CompletionStage)} does, and declares what
   * it may have failed with. {@code await(CompletableFuture.completedFuture(3), IOException.class)}
   * gives {@code 3}.
   *
   * @param stage may be completed by any thread
   * @param declared the type of the exceptions that are to be caught
   * @param <T> the type of the result
   * @param <X> the type of the exceptions that are to be caught
   * @return its result
   * @throws X what it has failed with; other exceptions are thrown too
   */
  @Suspendable
  public static <T, X extends Throwable> T await(CompletionStage<T> stage, Class<X> declared)
      throws X {
    Objects.requireNonNull(declared, "declared");
    throw Current.refusal();
  }

  @HandWrittenTwin
  static <T, X extends Throwable> T await(
      CompletionStage<T> stage, Class<X> declared, FrameStack stack) throws X {
    Objects.requireNonNull(declared, "declared");
    return Current.await(stage, stack);
  }

  /**
   * Waits for {@code target}, but does not cancel it if this task is cancelled. {@code
   * shield(supervisor().createTask(() -> 42))} gives {@code 42}.
   *
   * @param target a task, or what else can be awaited
   * @param <T> the type of the result
   * @return its result; what it has thrown is thrown as it is, declared or not
   * @throws java.util.concurrent.CancellationException if the target was cancelled
   */
  @Suspendable
  public static <T> T shield(Awaitable<T> target) {
    return target.isDone() ? await(target) : Current.get(new CompletionWait(target, true));
  }

  // ---- time

  /**
   * Waits for a time.
   *
   * <pre>{@code
   * sleep(ofSeconds(2));
   * time().toSeconds(); // 2
   * }</pre>
   *
   * @param duration if it is not positive, all that is ready has its turn
   */
  @Suspendable
  public static void sleep(Duration duration) {
    Objects.requireNonNull(duration, "duration");
    throw Current.refusal();
  }

  @HandWrittenTwin
  static void sleep(Duration duration, FrameStack stack) {
    sleep(duration, null, stack);
  }

  /**
   * Waits for a time. {@code sleep(ofSeconds(2), "value")} gives {@code value}.
   *
   * @param duration if it is not positive, all that is ready has its turn
   * @param value what to return then; may be null
   * @param <T> the type of the value
   * @return the value
   */
  @Suspendable
  public static <T> T sleep(Duration duration, T value) {
    Objects.requireNonNull(duration, "duration");
    throw Current.refusal();
  }

  @HandWrittenTwin
  static <T> @Nullable T sleep(Duration duration, @Nullable T value, FrameStack stack) {
    TaskStack task = TaskStack.around(stack);
    boolean isTurn = duration.isNegative() || duration.isZero();
    task.park(isTurn ? new Turn(value) : new Sleep(task.loop.clock.after(duration), value), stack);
    return value;
  }

  /**
   * Lets all that is ready have its turn.
   *
   * <pre>{@code
   * yieldNow();
   * }</pre>
   */
  @Suspendable
  public static void yieldNow() {
    Current.park(Turn.WITHOUT_VALUE);
  }

  @HandWrittenTwin
  static void yieldNow(FrameStack stack) {
    Current.park(Turn.WITHOUT_VALUE, stack);
  }

  /**
   * Runs {@code work}, and cancels it if it takes longer than {@code limit}. What it returns or
   * throws while it is being cancelled counts. {@link Timeout#run} gives it a handle on the limit.
   * {@code timeout(ofSeconds(5), () -> sleep(ofSeconds(1), "page"))} gives {@code page}.
   *
   * @param limit if it is not positive, the work is cancelled where it first waits
   * @param work runs in this task
   * @param <T> the type of the result
   * @return what the work returned; what it throws is thrown as it is, declared or not
   * @throws TimeoutException if the work was cancelled because of the limit
   */
  @Suspendable
  public static <T> T timeout(Duration limit, Work<T> work) throws TimeoutException {
    return Timeout.call(limit, work);
  }

  /**
   * Runs {@code work} as {@link #timeout(Duration, Work)} does, and declares what it may throw.
   * {@code timeout(ofSeconds(5), () -> sleep(ofSeconds(1), "page"), IOException.class)} gives
   * {@code page}.
   *
   * @param limit if it is not positive, the work is cancelled where it first waits
   * @param work runs in this task
   * @param declared the type of the exceptions that are to be caught
   * @param <T> the type of the result
   * @param <X> the type of those exceptions
   * @return what the work returned
   * @throws TimeoutException if the work was cancelled because of the limit
   * @throws X what the work throws; other exceptions are thrown too
   */
  @Suspendable
  public static <T, X extends Throwable> T timeout(Duration limit, Work<T> work, Class<X> declared)
      throws TimeoutException, X {
    Objects.requireNonNull(declared, "declared");
    return Timeout.call(limit, work);
  }

  /**
   * Runs {@code work}, and goes on without its result if it takes longer than {@code limit}. {@code
   * moveOnAfter(ofSeconds(1), () -> sleep(ofSeconds(5), "page"))} gives {@code Optional.empty}.
   *
   * @param limit if it is not positive, the work is cancelled where it first waits
   * @param work runs in this task
   * @param <T> the type of the result
   * @return what the work returned; empty if that is null, or if it was cancelled because of the
   *     limit. What it throws is thrown as it is, declared or not
   */
  @Suspendable
  public static <T> Optional<T> moveOnAfter(Duration limit, Work<T> work) {
    return Timeout.moveOn(limit, work);
  }

  /**
   * Runs {@code cleanup} to its end, also if this task is cancelled: it is told after that. What
   * takes longer than {@code budget} is cancelled all the same, and left there.
   *
   * <pre>{@code
   * shielded(ofSeconds(2), () -> sleep(ofSeconds(1)));
   * }</pre>
   *
   * @param budget the time that it may take
   * @param cleanup runs in this task; what it throws is thrown as it is, declared or not
   */
  @Suspendable
  public static void shielded(Duration budget, Action cleanup) {
    Timeout.shielded(budget, cleanup);
  }

  /**
   * Returns the time by the clock of the loop, which is virtual in tests. {@code
   * time().toSeconds()} gives {@code 0}.
   *
   * @return since the runner was made
   * @throws IllegalStateException if this thread runs no tasks
   */
  public static Duration time() {
    EventLoop here = EventLoop.here();
    if (here == null) {
      throw new IllegalStateException("Cannot tell the time of tasks: this thread runs none.");
    }
    return Duration.ofNanos(here.clock.nanoTime());
  }

  // ---- waiting for many

  /**
   * Waits for all. The first that fails cancels the others; when they have ended, its exception is
   * thrown, with theirs as suppressed ones. If this task is cancelled, all of them are. {@code
   * gather(supervisor().createTask(() -> 42), supervisor().createTask(() -> 42))} gives {@code [42,
   * 42]}.
   *
   * @param targets may be none; the same one more than once is awaited once
   * @param <T> the type of the results
   * @return the results, in the order of the targets; unmodifiable
   * @throws java.util.concurrent.CancellationException if a target was cancelled by others
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  @Suspendable
  public static <T> List<T> gather(Awaitable<? extends T>... targets) {
    return gather(Arrays.asList(targets));
  }

  /**
   * Waits for all, as {@link #gather(Awaitable...)} does. {@code
   * gather(List.of(supervisor().createTask(() -> 42)))} gives {@code [42]}.
   *
   * @param targets may be none; the same one more than once is awaited once
   * @param <T> the type of the results
   * @return the results, in the order of the targets; unmodifiable
   */
  @Suspendable
  public static <T> List<T> gather(Collection<? extends Awaitable<? extends T>> targets) {
    return Current.get(new AllWait(targets, true));
  }

  /**
   * Runs each as a task of its own, and waits for all as {@link #gather(Awaitable...)} does. {@code
   * gather(() -> sleep(ofSeconds(2), "a"), () -> sleep(ofSeconds(1), "b"))} gives {@code [a, b]}.
   *
   * @param first what the first task does
   * @param rest what the others do
   * @param <T> the type of the results
   * @return the results, in the order of the arguments; unmodifiable
   */
  @SafeVarargs
  @Suspendable
  public static <T> List<T> gather(Work<? extends T> first, Work<? extends T>... rest) {
    try (TaskGroup group = new TaskGroup(Current.task(), TaskScope.OnFailure.NOTHING)) {
      List<Task<? extends T>> tasks = new ArrayList<>();
      tasks.add(group.createTask(first));
      for (Work<? extends T> each : rest) {
        tasks.add(group.createTask(each));
      }
      return gather(tasks);
    }
  }

  /**
   * Waits for all, whether they fail or not. {@code gatherSettled(supervisor().createTask(() ->
   * 42)).get(0).isSuccess()} gives {@code true}.
   *
   * @param targets may be none; the same one more than once is awaited once
   * @param <T> the type of the results
   * @return how each has ended, in the order of the targets; unmodifiable
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  @Suspendable
  public static <T> List<Outcome<T>> gatherSettled(Awaitable<? extends T>... targets) {
    return gatherSettled(Arrays.asList(targets));
  }

  /**
   * Waits for all, whether they fail or not. {@code
   * gatherSettled(List.of(supervisor().createTask(() -> 42))).get(0).value()} gives {@code 42}.
   *
   * @param targets may be none; the same one more than once is awaited once
   * @param <T> the type of the results
   * @return how each has ended, in the order of the targets; unmodifiable
   */
  @Suspendable
  public static <T> List<Outcome<T>> gatherSettled(
      Collection<? extends Awaitable<? extends T>> targets) {
    return Current.get(new AllWait(targets, false));
  }

  /**
   * Runs each as a task of its own until the first one has ended, and cancels the others. Returns
   * when they have ended too. {@code race(() -> sleep(ofSeconds(2), "slow"), () ->
   * sleep(ofSeconds(1), "fast"))} gives {@code fast}.
   *
   * @param works what the tasks do; at least one
   * @param <T> the type of the results
   * @return the result of the first to end; what it has thrown is thrown as it is, declared or not
   */
  @SafeVarargs
  @Suspendable
  public static <T> T race(Work<? extends T>... works) {
    Task<? extends T> winner;
    try (TaskGroup group = new TaskGroup(Current.task(), TaskScope.OnFailure.REPORT)) {
      List<Task<? extends T>> tasks = new ArrayList<>();
      for (Work<? extends T> each : works) {
        tasks.add(group.createTask(each));
      }
      List<Task<? extends T>> racing = Waited.distinct(tasks);
      winner = Current.get(new EnoughWait(racing, EnoughWait.Until.ANY, null));
    }
    return await(winner);
  }

  /**
   * Gives each when it has ended, the first to end first. Asking for the next one waits for it;
   * each is given once. They are not cancelled, whatever happens.
   *
   * <pre>{@code
   * var tasks = List.of(supervisor().createTask(() -> 42));
   * for (Task<Integer> ended : asCompleted(tasks)) print(ended.resultNow());
   * }</pre>
   *
   * @param targets tasks, or what else can be awaited; at least one
   * @param <A> their type
   * @return what is iterated over once, by one task at a time
   */
  @Suspendable
  public static <A extends Awaitable<?>> Iterable<A> asCompleted(Collection<? extends A> targets) {
    return new CompletionOrder<>(Current.task().loop, Waited.<A>distinct(targets), null);
  }

  /**
   * Gives each when it has ended, as {@link #asCompleted(Collection)} does, until a time is over.
   * Asking for the next one then throws a {@link TimeoutException}, undeclared.
   *
   * <pre>{@code
   * var tasks = List.of(supervisor().createTask(() -> 42));
   * for (Task<Integer> ended : asCompleted(tasks, ofSeconds(5))) print(ended.resultNow());
   * }</pre>
   *
   * @param targets tasks, or what else can be awaited; at least one
   * @param limit from now on
   * @param <A> their type
   * @return what is iterated over once, by one task at a time
   */
  @Suspendable
  public static <A extends Awaitable<?>> Iterable<A> asCompleted(
      Collection<? extends A> targets, Duration limit) {
    return new CompletionOrder<>(Current.task().loop, Waited.<A>distinct(targets), limit);
  }

  /**
   * Waits until at least one has ended. They are not cancelled, whatever happens. {@code
   * waitAny(List.of(supervisor().createTask(() -> 42))).done().size()} gives {@code 1}.
   *
   * @param targets tasks, or what else can be awaited; at least one
   * @param <A> their type
   * @return which have ended, and which not
   */
  @Suspendable
  public static <A extends Awaitable<?>> Waited<A> waitAny(Collection<? extends A> targets) {
    return Waited.until(EnoughWait.Until.ANY, targets, null);
  }

  /**
   * Waits until at least one has ended, or a time is over. They are not cancelled, whatever
   * happens. {@code waitAny(List.of(supervisor().createTask(() -> 42)),
   * ofSeconds(5)).pending().size()} gives {@code 0}.
   *
   * @param targets tasks, or what else can be awaited; at least one
   * @param limit from now on
   * @param <A> their type
   * @return which have ended, and which not
   */
  @Suspendable
  public static <A extends Awaitable<?>> Waited<A> waitAny(
      Collection<? extends A> targets, Duration limit) {
    return Waited.until(EnoughWait.Until.ANY, targets, Objects.requireNonNull(limit, "limit"));
  }

  /**
   * Waits until all have ended. They are not cancelled, whatever happens. {@code
   * waitAll(List.of(supervisor().createTask(() -> 42))).done().size()} gives {@code 1}.
   *
   * @param targets tasks, or what else can be awaited; at least one
   * @param <A> their type
   * @return which have ended: all
   */
  @Suspendable
  public static <A extends Awaitable<?>> Waited<A> waitAll(Collection<? extends A> targets) {
    return Waited.until(EnoughWait.Until.ALL, targets, null);
  }

  /**
   * Waits until all have ended, or a time is over. They are not cancelled, whatever happens. {@code
   * waitAll(List.of(supervisor().createTask(() -> 42)), ofSeconds(5)).pending().size()} gives
   * {@code 0}.
   *
   * @param targets tasks, or what else can be awaited; at least one
   * @param limit from now on
   * @param <A> their type
   * @return which have ended, and which not
   */
  @Suspendable
  public static <A extends Awaitable<?>> Waited<A> waitAll(
      Collection<? extends A> targets, Duration limit) {
    return Waited.until(EnoughWait.Until.ALL, targets, Objects.requireNonNull(limit, "limit"));
  }

  /**
   * Waits until one has thrown, or all have ended. They are not cancelled, whatever happens. {@code
   * waitFirstException(List.of(supervisor().createTask(() -> 42))).done().size()} gives {@code 1}.
   *
   * @param targets tasks, or what else can be awaited; at least one
   * @param <A> their type
   * @return which have ended, and which not
   */
  @Suspendable
  public static <A extends Awaitable<?>> Waited<A> waitFirstException(
      Collection<? extends A> targets) {
    return Waited.until(EnoughWait.Until.ANY_FAILURE, targets, null);
  }

  /**
   * Waits until one has thrown, all have ended, or a time is over. They are not cancelled, whatever
   * happens. {@code waitFirstException(List.of(supervisor().createTask(() -> 42)),
   * ofSeconds(5)).done().size()} gives {@code 1}.
   *
   * @param targets tasks, or what else can be awaited; at least one
   * @param limit from now on
   * @param <A> their type
   * @return which have ended, and which not
   */
  @Suspendable
  public static <A extends Awaitable<?>> Waited<A> waitFirstException(
      Collection<? extends A> targets, Duration limit) {
    return Waited.until(
        EnoughWait.Until.ANY_FAILURE, targets, Objects.requireNonNull(limit, "limit"));
  }

  // ---- what is no task

  /**
   * Begins something that calls back, and waits for that.
   *
   * <pre>{@code
   * int count = awaitCallback(done -> {
   *   done.onCancel(channel::close);
   *   channel.read(buffer, null, handlerThatCompletes(done));
   * });
   * }</pre>
   *
   * @param body begins it
   * @param <T> the type of the result
   * @return what it called back with; what it has failed with is thrown as it is, declared or not
   */
  @Suspendable
  public static <T> T awaitCallback(CallbackBody<T> body) {
    Current.requireTask();
    CallbackWait<T> wait = new CallbackWait<>();
    try {
      body.register(wait);
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    }
    return Current.get(wait);
  }

  /**
   * Does work that blocks on a thread of its own, a virtual one where the JDK has them, and waits
   * for its end. If this task is cancelled, the thread is interrupted; the signal is thrown when
   * the work has ended. {@code toThread(() -> 42)} gives {@code 42}.
   *
   * @param work runs on another thread; cannot await
   * @param <T> the type of the result
   * @return what the work returned; what it throws is thrown as it is, declared or not
   */
  @Suspendable
  public static <T> T toThread(Callable<T> work) {
    return Current.get(new ThreadWork(work));
  }

  /**
   * Returns what makes tasks that belong to the whole run. The caller need not be suspendable.
   * {@code await(supervisor().createTask(() -> 42))} gives {@code 42}.
   *
   * @return the supervisor of this thread's run
   * @throws IllegalStateException if this thread runs no tasks
   */
  public static Supervisor supervisor() {
    return new Supervisor(EventLoop.requireHere("create tasks of a run"));
  }

  // ---- this task

  /**
   * Returns the task that runs the caller, which need not be suspendable. {@code
   * currentTask().cancelling()} gives {@code 0}.
   *
   * @return never null
   * @throws IllegalStateException if this thread runs no task
   */
  public static Task<?> currentTask() {
    RunningTask<?> task = EventLoop.currentTask();
    if (task == null) {
      throw new IllegalStateException("Cannot find the current task: this thread runs none.");
    }
    return task;
  }

  /**
   * Throws {@link Cancelled} if this task has been cancelled and not been told yet: for work that
   * takes long and never waits. Takes over what other threads have requested. The caller need not
   * be suspendable.
   *
   * <pre>{@code
   * checkCancelled();
   * }</pre>
   *
   * @throws IllegalStateException if this thread runs no task
   */
  public static void checkCancelled() {
    RunningTask<?> task = (RunningTask<?>) currentTask();
    task.loop.takeRequests();
    Cancelled signal = task.takePending();
    if (signal != null) {
      throw signal;
    }
  }
}
