package dev.fermata.async;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Waits for a stage; cancels it if it is cancelled itself, and then waits no longer. */
final class StageWait implements Wait, BiConsumer<Object, Throwable>, Runnable {
  private final CompletionStage<?> stage;
  private @Nullable TaskStack task;
  private @Nullable Object value;
  private @Nullable Throwable thrown;

  StageWait(CompletionStage<?> stage) {
    this.stage = stage;
  }

  /** The stage as a future, which alone can be asked whether it is done; null if it has none. */
  static <T> @Nullable CompletableFuture<T> future(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture();
    } catch (UnsupportedOperationException noFuture) {
      return null;
    }
  }

  /** Returns the result of a future that is done, or throws what it failed with. */
  static <T> T resultOf(CompletableFuture<T> done) throws Throwable {
    try {
      return done.join();
    } catch (CompletionException failure) {
      throw causeOf(failure);
    }
  }

  /** What a stage has failed with, without what futures wrap it in. */
  private static Throwable causeOf(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  @Override
  public void begin(TaskStack waiter) {
    task = waiter;
    var unused = stage.whenComplete(this);
  }

  /** Called by whoever completes the stage. */
  @Override
  public void accept(@Nullable Object result, @Nullable Throwable failure) {
    value = result;
    thrown = failure;
    Objects.requireNonNull(task).loop.execute(this);
  }

  @Override
  public void run() {
    Objects.requireNonNull(task).wake(this);
  }

  @Override
  public void deliver(TaskStack waiter) {
    if (thrown != null) {
      waiter.raise(causeOf(thrown));
    } else {
      waiter.deliver(value);
    }
  }

  @Override
  public boolean cancel(Cancelled signal) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException | CancellationException uncancellable) {
      // it goes on without anybody waiting for it
    }
    return true;
  }

  @Override
  public boolean isOutside() {
    return true;
  }

  @Override
  public String description() {
    return stage.toString();
  }
}
