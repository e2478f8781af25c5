package dev.fermata.async;

import org.jspecify.annotations.Nullable;

/** A thread that does steps of a loop, and the task whose step it does. */
final class Place {
  private static final ThreadLocal<@Nullable Place> HERE = new ThreadLocal<>();

  final EventLoop loop;
  @Nullable TaskStack current;

  Place(EventLoop loop) {
    this.loop = loop;
  }

  /** Where this thread does steps; null if it does none. */
  static @Nullable Place here() {
    return HERE.get();
  }

  /** Lets this thread do steps of its loop; returns what to {@link #leave} to. */
  @Nullable Place arrive() {
    Place before = HERE.get();
    HERE.set(this);
    return before;
  }

  static void leave(@Nullable Place before) {
    if (before == null) {
      HERE.remove();
    } else {
      HERE.set(before);
    }
  }
}
