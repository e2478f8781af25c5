package dev.fermata.async;

import dev.fermata.Suspendable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Receives from a channel until that has ended. */
final class ReceivedIterator<T> implements Iterator<T> {
  private final Channel.Receiver<T> receiver;
  private @Nullable T next;

  ReceivedIterator(Channel.Receiver<T> receiver) {
    this.receiver = receiver;
  }

  @Override
  @Suspendable
  public boolean hasNext() {
    if (next == null) {
      next = receiver.receiveUnlessAtEnd();
    }
    return next != null;
  }

  @Override
  @Suspendable
  public T next() {
    T received = next != null ? next : receiver.receiveUnlessAtEnd();
    if (received == null) {
      throw new NoSuchElementException(receiver + " has ended.");
    }
    next = null;
    return received;
  }
}
