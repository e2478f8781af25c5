package dev.fermata.async;

import java.util.Objects;

/**
 * State of threads that is to follow tasks: a thread-local, or the mapped diagnostic context of a
 * logging library. It is installed before each step of a task and taken back after it, so that each
 * task sees its own. A task begins with the state of the one that creates it.
 *
 * <p>Given to a run by {@link Runner.Options#withContextElement}, or to all by {@link
 * java.util.ServiceLoader}.
 *
 * @param <S> the type of the state
 */
public interface ContextElement<S> {
  /**
   * Takes the state of this thread.
   *
   * @return independent of what the thread does later; may be null
   */
  S capture();

  /**
   * Makes {@code state} that of this thread.
   *
   * @param state what {@link #capture} returned; may be null
   */
  void install(S state);

  /**
   * Creates an element that lets a thread-local follow tasks.
   *
   * @param local whose values are not copied, but shared by the tasks that inherit them
   * @param <T> the type of its value
   * @return a new one
   */
  static <T> ContextElement<T> of(ThreadLocal<T> local) {
    Objects.requireNonNull(local, "local");
    return new ContextElement<>() {
      @Override
      public T capture() {
        return local.get();
      }

      @Override
      public void install(T state) {
        if (state == null) {
          local.remove();
        } else {
          local.set(state);
        }
      }
    };
  }
}
