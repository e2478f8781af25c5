package dev.fermata.async;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The values of all {@link ContextVar}s at a time. A task begins with those of the task that
 * creates it, and changes only its own.
 *
 * <p>Immutable; may be given to any thread.
 */
public final class Context {
  static final Context EMPTY = new Context(new Object[0]);

  /** Of threads that run no task. */
  private static final ThreadLocal<@Nullable Context> OF_THREAD = new ThreadLocal<>();

  /** Variables, each followed by its value. */
  private final @Nullable Object[] bindings;

  private Context(@Nullable Object[] bindings) {
    this.bindings = bindings;
  }

  /**
   * Returns the values of the current task, or of this thread if it runs none.
   *
   * @return never null
   */
  public static Context current() {
    RunningTask<?> task = EventLoop.currentTask();
    return task == null ? ofThread() : task.context;
  }

  static Context ofThread() {
    Context context = OF_THREAD.get();
    return context == null ? EMPTY : context;
  }

  /** Makes {@code context} that of the current task, or of this thread if it runs none. */
  static void become(Context context) {
    RunningTask<?> task = EventLoop.currentTask();
    if (task != null) {
      task.context = context;
    } else if (context == EMPTY) {
      OF_THREAD.remove();
    } else {
      OF_THREAD.set(context);
    }
  }

  /**
   * Calls {@code work} with these values, and restores the present ones after that. The work cannot
   * await: use {@link TaskGroup.Options#withContext} for tasks.
   *
   * @param work what to call
   * @param <T> the type of the result
   * @return what it returned
   * @throws Exception what it throws
   */
  public <T> T call(Callable<T> work) throws Exception {
    Objects.requireNonNull(work, "work");
    Context before = current();
    become(this);
    try {
      return work.call();
    } finally {
      become(before);
    }
  }

  /** Where the value of {@code variable} is; negative if it has none. */
  private int indexOf(ContextVar<?> variable) {
    for (int i = 0; i < bindings.length; i += 2) {
      if (bindings[i] == variable) {
        return i + 1;
      }
    }
    return -1;
  }

  boolean has(ContextVar<?> variable) {
    return indexOf(variable) >= 0;
  }

  /** Returns the value of a variable that has one. */
  @Nullable Object get(ContextVar<?> variable) {
    return bindings[indexOf(variable)];
  }

  Context with(ContextVar<?> variable, @Nullable Object value) {
    int index = indexOf(variable);
    int length = bindings.length;
    @Nullable Object[] changed = Arrays.copyOf(bindings, index < 0 ? length + 2 : length);
    if (index < 0) {
      changed[length] = variable;
      changed[length + 1] = value;
    } else {
      changed[index] = value;
    }
    return new Context(changed);
  }

  Context without(ContextVar<?> variable) {
    int index = indexOf(variable);
    if (index < 0) {
      return this;
    }
    int length = bindings.length - 2;
    @Nullable Object[] changed = Arrays.copyOf(bindings, length);
    if (index < length) {
      // the last one takes its place
      changed[index - 1] = bindings[length];
      changed[index] = bindings[length + 1];
    }
    return length == 0 ? EMPTY : new Context(changed);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Context[");
    for (int i = 0; i < bindings.length; i += 2) {
      text.append(i == 0 ? "" : ", ").append(bindings[i]).append('=').append(bindings[i + 1]);
    }
    return text.append(']').toString();
  }
}
