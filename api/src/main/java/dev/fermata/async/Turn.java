package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** Waits for all that is ready to have had its turn. */
record Turn(@Nullable Object value) implements Wait {
  static final Turn WITHOUT_VALUE = new Turn(null);

  @Override
  public void begin(TaskStack task) {
    task.wake(this);
  }

  @Override
  public void deliver(TaskStack task) {
    task.deliver(value);
  }

  @Override
  public boolean cancel(Cancelled signal) {
    return true;
  }

  @Override
  public String description() {
    return "its turn";
  }
}
