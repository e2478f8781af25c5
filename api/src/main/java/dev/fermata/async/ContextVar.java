package dev.fermata.async;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variable of which each task has its own value: what thread-locals are for threads. A task
 * begins with the values of the one that creates it; what it sets is seen by those that it creates
 * later, and by no other.
 *
 * <pre>{@code
 * static final ContextVar<String> USER = ContextVar.named("user");
 *
 * USER.set("ada");
 * group.createTask(() -> log(USER.get()));     // ada
 * try (ContextVar.Token token = USER.set("eve")) {
 *   log(USER.get());                           // eve
 * }
 * log(USER.get());                             // ada
 * }</pre>
 *
 * <p>A generator sees the values of the task that asks it, and a thread of {@link Async#toThread}
 * those of the task that waits for it. Threads that run no tasks have values of their own. It need
 * not be suspendable code that calls its methods.
 *
 * @param <T> the type of the value
 */
public final class ContextVar<T> {
  private final String name;
  private final boolean hasDefault;
  private final @Nullable T otherwise;

  private ContextVar(String name, boolean hasDefault, @Nullable T otherwise) {
    this.name = Objects.requireNonNull(name, "name");
    this.hasDefault = hasDefault;
    this.otherwise = otherwise;
  }

  /**
   * Creates a variable that has no value until it is set.
   *
   * @param name for messages
   * @param <T> the type of the value
   * @return a new one
   */
  public static <T> ContextVar<T> named(String name) {
    return new ContextVar<>(name, false, null);
  }

  /**
   * Creates a variable.
   *
   * @param name for messages
   * @param value what it has until it is set; may be null
   * @param <T> the type of the value
   * @return a new one
   */
  public static <T> ContextVar<T> withDefault(String name, T value) {
    return new ContextVar<>(name, true, value);
  }

  /**
   * Returns the value.
   *
   * @return may be null if null was set
   * @throws NoSuchElementException if it was not set and has no default
   */
  // Null only where T has it.
  @SuppressWarnings({"unchecked", "NullAway"})
  public T get() {
    Context context = Context.current();
    if (context.has(this)) {
      return (T) context.get(this);
    }
    if (!hasDefault) {
      throw new NoSuchElementException(
          "The variable '" + name + "' was not set, and has no default.");
    }
    return otherwise;
  }

  /**
   * Returns the value, or another one if it was not set.
   *
   * @param ifUnset goes before the default
   * @return may be null if null was set
   */
  @SuppressWarnings("unchecked") // what was set
  public @Nullable T get(@Nullable T ifUnset) {
    Context context = Context.current();
    return context.has(this) ? (T) context.get(this) : ifUnset;
  }

  /**
   * Sets the value for the current task, or for this thread if it runs none.
   *
   * @param value may be null
   * @return restores what was before
   */
  public Token set(T value) {
    Context before = Context.current();
    Context.become(before.with(this, value));
    return new Token(this, before);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Restores the value that a variable had before it was set. */
  public static final class Token implements AutoCloseable {
    private final ContextVar<?> variable;
    private final Context before;
    private final @Nullable Task<?> task = EventLoop.currentTask();
    private boolean used;

    private Token(ContextVar<?> variable, Context before) {
      this.variable = variable;
      this.before = before;
    }

    /**
     * Restores the value; does nothing a second time.
     *
     * @throws IllegalStateException if another task than that which has set the value calls it
     */
    @Override
    public void close() {
      if (task != EventLoop.currentTask()) {
        throw new IllegalStateException(
            "Cannot restore '" + variable + "': it was set by another task.");
      }
      if (!used) {
        used = true;
        Context now = Context.current();
        Context.become(
            before.has(variable)
                ? now.with(variable, before.get(variable))
                : now.without(variable));
      }
    }
  }
}
