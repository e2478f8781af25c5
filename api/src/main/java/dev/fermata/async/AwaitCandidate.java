package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.Sneaky;
import org.jspecify.annotations.Nullable;

/** The end of something, as one alternative of a choice. It is not cancelled with the choice. */
final class AwaitCandidate<T, R> extends Candidate<R> {
  private final Awaitable<T> target;
  private final Completion completion;
  private final Select.Handler<? super T, ? extends R> handler;
  private @Nullable Listener listener;

  AwaitCandidate(
      Selection selection, Awaitable<T> target, Select.Handler<? super T, ? extends R> handler) {
    super(selection);
    this.target = target;
    this.handler = handler;
    completion = Awaitables.completion(target);
  }

  @Override
  boolean tryNow() {
    return completion.isDone();
  }

  @Override
  void register(TaskStack task) {
    if (target == task) {
      throw new IllegalStateException(task + " cannot await itself: it would wait for ever.");
    }
    Listener mine =
        new Listener() {
          @Override
          void completed() {
            selection.decide(AwaitCandidate.this);
          }
        };
    listener = mine;
    if (!completion.listen(mine)) {
      selection.decide(this);
    }
  }

  @Override
  boolean abandon() {
    if (listener != null) {
      listener.detached = true;
    }
    return true;
  }

  // What the target completed with, and null only where T has it.
  @SuppressWarnings({"unchecked", "NullAway"})
  @Override
  @Suspendable
  R finish() throws Exception {
    Completion.Failure failure = completion.failure();
    if (failure != null) {
      throw Sneaky.rethrow(failure.retrieve());
    }
    return handler.handle((T) completion.result());
  }

  @Override
  boolean isOutside(EventLoop loop) {
    return Awaitables.isOutside(target, loop);
  }

  @Override
  String description() {
    return Awaitables.describe(target);
  }
}
