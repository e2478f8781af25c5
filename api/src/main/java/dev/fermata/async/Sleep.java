package dev.fermata.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Waits for a time to come. */
final class Sleep extends Timer implements Wait {
  private final @Nullable Object value;
  private @Nullable TaskStack task;

  Sleep(long deadlineNanos, @Nullable Object value) {
    this.deadlineNanos = deadlineNanos;
    this.value = value;
  }

  @Override
  public void begin(TaskStack sleeper) {
    task = sleeper;
    sleeper.loop.timers.add(this);
  }

  @Override
  void fire() {
    Objects.requireNonNull(task).wake(this);
  }

  @Override
  public void deliver(TaskStack sleeper) {
    sleeper.deliver(value);
  }

  @Override
  public boolean cancel(Cancelled signal) {
    Objects.requireNonNull(task).loop.timers.remove(this);
    return true;
  }

  @Override
  public String description() {
    return "a time";
  }
}
