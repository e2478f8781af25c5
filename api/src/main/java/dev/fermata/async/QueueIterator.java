package dev.fermata.async;

import dev.fermata.Suspendable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Takes from a queue until that has ended. */
final class QueueIterator<T> implements Iterator<T> {
  private final AsyncQueue<T> queue;
  private @Nullable T next;

  QueueIterator(AsyncQueue<T> queue) {
    this.queue = queue;
  }

  @Override
  @Suspendable
  public boolean hasNext() {
    if (next == null) {
      next = queue.takeUnlessAtEnd();
    }
    return next != null;
  }

  @Override
  @Suspendable
  public T next() {
    T taken = next != null ? next : queue.takeUnlessAtEnd();
    if (taken == null) {
      throw new NoSuchElementException(queue + " has ended.");
    }
    next = null;
    return taken;
  }
}
