package dev.fermata.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A result that somebody will provide: what {@code asyncio.Future} is. Any thread may complete it,
 * once; any number of tasks may await it.
 *
 * <pre>{@code
 * Deferred<String> answer = new Deferred<>();
 * button.onClick(() -> answer.complete("yes"));
 * String got = Async.await(answer);
 * }</pre>
 *
 * <p>A task that awaits it and is cancelled cancels it; {@link Async#shield} keeps it from that.
 *
 * @param <T> the type of the result
 */
public final class Deferred<T> implements Awaitable<T> {
  final Completion completion = new Completion();
  private final boolean outside;

  /** Creates one that is pending. */
  public Deferred() {
    this(false);
  }

  Deferred(boolean outside) {
    this.outside = outside;
  }

  /**
   * Provides the result.
   *
   * @param value may be null
   * @return false if it has ended already, and nothing has changed
   */
  public boolean complete(@Nullable T value) {
    return completion.complete(value);
  }

  /**
   * Provides what is thrown at those who await.
   *
   * @param thrown thrown as it is, the same object
   * @return false if it has ended already, and nothing has changed
   */
  public boolean fail(Throwable thrown) {
    return completion.complete(new Completion.Failure(Objects.requireNonNull(thrown, "thrown")));
  }

  /**
   * Gives it up: those who await get a {@link java.util.concurrent.CancellationException}.
   *
   * @param reason its message
   * @return false if it has ended already, and nothing has changed
   */
  public boolean cancel(String reason) {
    return completion.complete(
        new Completion.Failure(new Cancelled(reason, EventLoop.currentTask())));
  }

  @Override
  public boolean isDone() {
    return completion.isDone();
  }

  /** Tells whether what completes it is known not to be a task. */
  boolean isOutside() {
    return outside;
  }

  @Override
  public String toString() {
    Completion.Failure failure = completion.failure();
    String state =
        failure == null
            ? isDone() ? "completed" : "pending"
            : failure.isCancellation() ? "cancelled" : "failed";
    return "Deferred[" + state + "]";
  }
}
