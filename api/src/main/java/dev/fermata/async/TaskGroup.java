package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.CanIgnoreReturnValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that end together: what opens a group goes on only when all of its tasks have ended.
 *
 * <pre>{@code
 * List<String> both = TaskGroup.run(group -> {
 *   Task<String> one = group.createTask(() -> fetch("one"));
 *   Task<String> two = group.createTask(() -> fetch("two"));
 *   return List.of(await(one), await(two));
 * });
 * }</pre>
 *
 * <p>When a task of the group fails, or its body, the others are cancelled, and the body too. What
 * has failed is thrown as one {@link TaskGroupException} when all have ended, also if it is only
 * one failure; a {@link VirtualMachineError} is thrown as it is. A task that is cancelled by itself
 * is no failure. Where the task that opened the group is cancelled, so are those in it.
 *
 * <p>The form with try-with-resources differs in one point: a failure does not cancel the body,
 * which learns of it in {@link #join}. Without a join, {@link #close} cancels the tasks.
 *
 * <pre>{@code
 * try (TaskGroup group = TaskGroup.open()) {
 *   Task<String> one = group.createTask(() -> fetch("one"));
 *   Task<String> two = group.createTask(() -> fetch("two"));
 *   group.join();
 *   print(one.resultNow() + two.resultNow());
 * }
 * }</pre>
 */
public final class TaskGroup implements AutoCloseable {
  private final TaskScope scope;

  /**
   * How a task is created.
   *
   * @param name null for one with a number
   * @param isEager whether it begins at once, within the call that creates it, and only then lets
   *     the caller go on when it waits for the first time
   * @param context the values of context variables; null for those of the task that creates it
   */
  public record Options(@Nullable String name, boolean isEager, @Nullable Context context) {
    static final Options DEFAULTS = new Options(null, false, null);

    /**
     * Returns options of a task with a name.
     *
     * @param name for messages; need not be unique
     * @return options
     */
    public static Options named(String name) {
      return DEFAULTS.withName(name);
    }

    /**
     * Returns options of a task that begins at once.
     *
     * @return options
     */
    public static Options eager() {
      return new Options(null, true, null);
    }

    /**
     * Returns these options with a name.
     *
     * @param newName for messages; need not be unique
     * @return options
     */
    public Options withName(String newName) {
      return new Options(Objects.requireNonNull(newName, "name"), isEager, context);
    }

    /**
     * Returns these options with values of context variables.
     *
     * @param newContext what the task begins with
     * @return options
     */
    public Options withContext(Context newContext) {
      return new Options(name, isEager, Objects.requireNonNull(newContext, "context"));
    }
  }

  /** Opens a group in {@code owner}, which is running. */
  TaskGroup(RunningTask<?> owner, TaskScope.OnFailure onFailure) {
    scope = new TaskScope(owner, onFailure);
  }

  /**
   * Runs {@code body} with a new group, and waits until it and all tasks of the group have ended.
   *
   * @param body creates tasks in the group
   * @param <R> the type of the result
   * @return what the body returned; null if the group was cancelled before it did
   * @throws TaskGroupException if the body or a task has failed
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public static <R> @Nullable R run(GroupBody<R> body) {
    Objects.requireNonNull(body, "body");
    TaskGroup group = new TaskGroup(Current.task(), TaskScope.OnFailure.CANCEL_ALL);
    R result = null;
    Throwable thrown = null;
    try {
      result = body.run(group);
    } catch (Throwable failure) {
      thrown = failure;
    }
    group.scope.leave(thrown);
    return result;
  }

  /**
   * Runs {@code action} with a new group, and waits until it and all tasks of the group have ended.
   *
   * @param action creates tasks in the group
   * @throws TaskGroupException if the action or a task has failed
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public static void runAll(GroupAction action) {
    Objects.requireNonNull(action, "action");
    TaskGroup group = new TaskGroup(Current.task(), TaskScope.OnFailure.CANCEL_ALL);
    Throwable thrown = null;
    try {
      action.run(group);
    } catch (Throwable failure) {
      thrown = failure;
    }
    group.scope.leave(thrown);
  }

  /**
   * Opens a group, for try-with-resources.
   *
   * @return a group that the calling task is to close
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public static TaskGroup open() {
    return new TaskGroup(Current.task(), TaskScope.OnFailure.CANCEL_TASKS);
  }

  /**
   * Creates a task that begins when the present one waits next.
   *
   * @param work what it does
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if the group has ended, or is ending because something failed; or
   *     if it is called by a thread other than the group's
   */
  @CanIgnoreReturnValue
  public <T> Task<T> createTask(Work<T> work) {
    return scope.begin(Options.DEFAULTS, work);
  }

  /**
   * Creates a task that begins when the present one waits next.
   *
   * @param action what it does
   * @return the task
   * @throws IllegalStateException if the group has ended, or is ending because something failed; or
   *     if it is called by a thread other than the group's
   */
  @CanIgnoreReturnValue
  public Task<Void> createTask(Action action) {
    return scope.begin(Options.DEFAULTS, action);
  }

  /**
   * Creates a task.
   *
   * @param options its name, and when it begins
   * @param work what it does
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException as {@link #createTask(Work)}
   */
  @CanIgnoreReturnValue
  public <T> Task<T> createTask(Options options, Work<T> work) {
    return scope.begin(options, work);
  }

  /**
   * Creates a task.
   *
   * @param options its name, and when it begins
   * @param action what it does
   * @return the task
   * @throws IllegalStateException as {@link #createTask(Action)}
   */
  @CanIgnoreReturnValue
  public Task<Void> createTask(Options options, Action action) {
    return scope.begin(options, action);
  }

  /**
   * Creates a task and waits until it says that it is ready. If the caller is cancelled before
   * that, the task is too, and its end awaited.
   *
   * @param body what the task does
   * @param <T> the type of what it says
   * @return what it told {@link StartableBody.Started#started}; what it throws before that is
   *     thrown here as it is, declared or not, and does not fail the group
   * @throws java.util.concurrent.CancellationException if the task was cancelled before it was
   *     ready
   * @throws IllegalStateException if it ends before it is ready; or as {@link #createTask(Work)}
   */
  @Suspendable
  public <T> T start(StartableBody<T> body) {
    return Starting.in(this, body);
  }

  /**
   * Cancels all tasks of the group, those that are still to come, and what is left of its body. The
   * group then ends without throwing, unless something fails. May be called by any thread.
   */
  public void cancel() {
    scope.cancel();
  }

  /**
   * Waits until all tasks of the group have ended. No task can be created after that.
   *
   * @throws TaskGroupException if a task has failed
   */
  @Suspendable
  public void join() {
    scope.requireOwner(Current.task(), "join");
    scope.join();
  }

  /**
   * Cancels the tasks of the group, unless they were joined, and waits until they have ended.
   *
   * @throws TaskGroupException if a task has failed, and nobody was told
   */
  @Override
  @Suspendable
  public void close() {
    scope.requireOwner(Current.task(), "close");
    scope.close();
  }

  @Override
  public String toString() {
    return scope.toString();
  }
}
