package dev.fermata.async;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import dev.fermata.runtime.Sneaky;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The task that runs the calling code, by the stack that suspendable code is given. Plain code has
 * none, and is told why.
 */
// The plain forms only refuse: the agent calls the twins.
@SuppressWarnings("DoNotCallSuggester")
final class Current {
  private static final ContinuationScope TASK = new ContinuationScope("task");

  private Current() {}

  /** The innermost task that runs the caller. */
  @Suspendable
  static RunningTask<?> task() {
    throw refusal();
  }

  @HandWrittenTwin
  static RunningTask<?> task(FrameStack stack) {
    return (RunningTask<?>) TaskStack.around(stack);
  }

  /** Refuses callers that no task runs. */
  @Suspendable
  static void requireTask() {
    throw refusal();
  }

  @HandWrittenTwin
  static void requireTask(FrameStack stack) {
    TaskStack.around(stack);
  }

  /** Suspends the task. */
  @Suspendable
  static void park(Wait wait) {
    throw refusal();
  }

  @HandWrittenTwin
  static void park(Wait wait, FrameStack stack) {
    TaskStack.around(stack).park(wait, stack);
  }

  /** Suspends the task until what the wait delivers. */
  @Suspendable
  @SuppressWarnings("TypeParameterUnusedInFormals")
  static <T> T get(Wait wait) {
    throw refusal();
  }

  // The resumed caller takes what the wait delivers.
  @HandWrittenTwin
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  static <T> T get(Wait wait, FrameStack stack) {
    park(wait, stack);
    return null;
  }

  /** Is what the twin of {@link Async#await(Awaitable)} does. */
  // What the target completed with, and null only where T has it.
  @SuppressWarnings({"unchecked", "NullAway"})
  static <T> T await(Awaitable<T> target, FrameStack stack) {
    if (target instanceof Operation<T> operation) {
      return operation.perform(stack);
    }
    Completion completion = Awaitables.completion(target);
    if (!completion.isDone()) {
      park(new CompletionWait(target, false), stack);
      return null;
    }
    TaskStack.around(stack);
    Completion.Failure failure = completion.failure();
    if (failure != null) {
      throw Sneaky.rethrow(failure.retrieve());
    }
    return (T) completion.result();
  }

  /** Is what the twin of {@link Async#await(CompletionStage)} does. */
  @SuppressWarnings("NullAway") // the resumed caller takes what the wait delivers
  static <T> T await(CompletionStage<T> stage, FrameStack stack) {
    CompletableFuture<T> future = StageWait.future(stage);
    if (future != null && future.isDone()) {
      TaskStack.around(stack);
      try {
        return StageWait.resultOf(future);
      } catch (Throwable thrown) {
        throw Sneaky.rethrow(thrown);
      }
    }
    park(new StageWait(future == null ? stage : future), stack);
    return null;
  }

  /** Why the calling code cannot wait. */
  @Suspendable
  static RuntimeException refusal() {
    Continuation.yield(TASK);
    throw new InternalError("plain code was suspended; report this as a bug");
  }
}
