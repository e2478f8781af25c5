package dev.fermata.async;

import dev.fermata.runtime.CanIgnoreReturnValue;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Makes tasks that belong to the whole run: they may outlive what creates them, and one that fails
 * harms no other. What it throws is reported to the {@link ExceptionHandler} when it ends, unless
 * somebody awaits it. Tasks that are left when the run ends are cancelled, and their end awaited.
 *
 * <pre>{@code
 * Async.supervisor().createTask(() -> sendStatistics());
 * }</pre>
 */
public final class Supervisor {
  private final EventLoop loop;

  Supervisor(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Creates a task that begins when the present one waits next.
   *
   * @param work what it does
   * @param <T> the type of its result
   * @return the task
   * @throws IllegalStateException if it is called by a thread other than the run's
   */
  @CanIgnoreReturnValue
  public <T> Task<T> createTask(Work<T> work) {
    requireHere();
    return loop.background.begin(Objects.requireNonNull(work, "work"));
  }

  /**
   * Creates a task that begins when the present one waits next.
   *
   * @param action what it does
   * @return the task
   * @throws IllegalStateException if it is called by a thread other than the run's
   */
  @CanIgnoreReturnValue
  public Task<Void> createTask(Action action) {
    requireHere();
    return loop.background.begin(Objects.requireNonNull(action, "action"));
  }

  /**
   * Creates a task; by any thread, which need not run tasks. A supervisor can be handed to it.
   *
   * <pre>{@code
   * Supervisor supervisor = Async.supervisor();
   * button.onClick(() -> supervisor.submit(() -> fetch(uri)).thenAccept(page::show));
   * }</pre>
   *
   * @param work what it does
   * @param <T> the type of its result
   * @return is completed as the task ends, by the thread of the run; cancelling it cancels the
   *     task. It fails with a {@link java.util.concurrent.RejectedExecutionException} if the first
   *     task of the run has ended
   */
  public <T> CompletableFuture<T> submit(Work<T> work) {
    return Submitted.to(loop, Objects.requireNonNull(work, "work"));
  }

  private void requireHere() {
    if (!loop.isHere()) {
      throw new IllegalStateException("Cannot create a task: another thread runs its tasks.");
    }
  }
}
