package dev.fermata.async;

/** Waits until a group has no more tasks. */
record ChildrenWait(TaskScope group) implements Wait {
  @Override
  public void begin(TaskStack task) {
    group.joinedBy(this);
    if (group.isEmpty()) {
      task.wake(this);
    }
  }

  @Override
  public void deliver(TaskStack task) {}

  @Override
  public boolean cancel(Cancelled signal) {
    return true;
  }

  @Override
  public String description() {
    return group.toString();
  }
}
