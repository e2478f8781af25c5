package dev.fermata.async;

import dev.fermata.Suspendable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A time that comes, as one alternative of a choice. */
final class TimeoutCandidate<R> extends Candidate<R> {
  private final Duration limit;
  private final Work<? extends R> then;
  private @Nullable EventLoop loop;
  private final Timer timer =
      new Timer() {
        @Override
        void fire() {
          selection.decide(TimeoutCandidate.this);
        }
      };

  TimeoutCandidate(Selection selection, Duration limit, Work<? extends R> then) {
    super(selection);
    this.limit = limit;
    this.then = then;
  }

  @Override
  void register(TaskStack task) {
    if (limit.isZero() || limit.isNegative()) {
      selection.decide(this);
    } else {
      loop = task.loop;
      timer.deadlineNanos = task.loop.clock.after(limit);
      task.loop.timers.add(timer);
    }
  }

  @Override
  boolean abandon() {
    if (loop != null) {
      loop.timers.remove(timer);
    }
    return true;
  }

  @Override
  @Suspendable
  R finish() throws Exception {
    return then.call();
  }

  @Override
  String description() {
    return "a time";
  }
}
