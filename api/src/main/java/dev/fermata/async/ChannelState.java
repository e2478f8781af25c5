package dev.fermata.async;

import dev.fermata.runtime.FrameStack;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What is in a channel, who waits for it, and how many ends are open. A value is handed over in the
 * step of the one who comes second: those who waited keep it, also if they are cancelled before
 * they go on. By any thread.
 */
final class ChannelState<T> {
  /** What those who wait are given when there will be nothing. */
  static final Object CLOSED = new Object();

  final Object monitor = new Object();
  final WaitQueue senders;
  final WaitQueue receivers;

  private final Queue<T> buffer = new ArrayDeque<>();
  private final int capacity;
  private final boolean conflates;
  private int openSenders;
  private int openReceivers;

  ChannelState(Channel<T> owner, int capacity, boolean conflates) {
    this.capacity = capacity;
    this.conflates = conflates;
    senders = new WaitQueue(owner, monitor);
    receivers = new WaitQueue(owner, monitor);
  }

  // ---- sending

  /** Returns false if it has to wait. */
  boolean send(T value, Channel.Sender<T> end) {
    synchronized (monitor) {
      requireOpen(end);
      return sendFor(null, value);
    }
  }

  /** Sends a value, or suspends the task on {@code stack} until it can be sent. */
  void send(T value, Channel.Sender<T> end, FrameStack stack) {
    TaskStack task = TaskStack.around(stack);
    Objects.requireNonNull(value, "value");
    SendPlace<T> wait;
    synchronized (monitor) {
      requireOpen(end);
      if (sendFor(null, value)) {
        return;
      }
      wait = new SendPlace<>(value, end, null);
      wait.beginEarly(task);
    }
    task.park(wait, stack);
  }

  /** Sends for a place that is about to be queued, if there is one and it can still be chosen. */
  boolean sendFor(@Nullable SendPlace<T> mine, T value) {
    ChannelPlace receiver = match(receivers, mine);
    if (receiver != null) {
      receiver.grant(value);
      return true;
    }
    if (!(conflates || buffer.size() < capacity) || !ChannelPlace.claim(mine)) {
      return false;
    }
    if (conflates) {
      buffer.clear();
    }
    buffer.add(value);
    return true;
  }

  private void requireOpen(Channel.Sender<T> end) {
    if (isClosedFor(end)) {
      throw refused(end);
    }
  }

  boolean isClosedFor(Channel.Sender<T> end) {
    return end.closed || openReceivers == 0;
  }

  ChannelClosedException refused(Channel.Sender<T> end) {
    return new ChannelClosedException(
        "Cannot send to "
            + senders.owner
            + ": "
            + (end.closed ? "this end was closed." : "it has no receiver any more."));
  }

  // ---- receiving

  /** Returns null if it has to wait, or if there will be nothing. */
  @Nullable T receive(Channel.Receiver<T> end) {
    synchronized (monitor) {
      if (end.closed) {
        throw refused(end);
      }
      return receiveFor(null);
    }
  }

  /**
   * Receives a value, or suspends the task on {@code stack} until there is one.
   *
   * @param refusesEnd whether to throw if there will be none; if not, it is null
   */
  // In a call that suspends, the resumed caller takes what the wait delivers.
  @Nullable T receive(Channel.Receiver<T> end, boolean refusesEnd, FrameStack stack) {
    TaskStack task = TaskStack.around(stack);
    ReceivePlace<T> wait;
    synchronized (monitor) {
      if (end.closed) {
        throw refused(end);
      }
      T value = receiveFor(null);
      if (value != null) {
        return value;
      }
      if (openSenders == 0) {
        return atEnd(end, refusesEnd);
      }
      wait = new ReceivePlace<>(end, null, refusesEnd);
      wait.beginEarly(task);
    }
    task.park(wait, stack);
    return null;
  }

  @Nullable T atEnd(Channel.Receiver<T> end, boolean refusesEnd) {
    if (refusesEnd) {
      throw refused(end);
    }
    return null;
  }

  /** Receives for a place that is about to be queued, as {@link #sendFor} does. */
  // A sender's place has a value of the channel's type.
  @SuppressWarnings("unchecked")
  @Nullable T receiveFor(@Nullable ReceivePlace<T> mine) {
    T first = buffer.peek();
    if (first != null) {
      if (!ChannelPlace.claim(mine)) {
        return null;
      }
      buffer.remove();
    }
    ChannelPlace place = match(senders, first == null ? mine : null);
    if (place == null) {
      return first;
    }
    T sent = ((SendPlace<T>) place).value;
    place.grant(null);
    if (first == null) {
      return sent;
    }
    buffer.add(sent);
    return first;
  }

  /** Tells whether there will be nothing more. */
  boolean isAtEnd() {
    synchronized (monitor) {
      return openSenders == 0 && buffer.isEmpty();
    }
  }

  ChannelClosedException refused(Channel.Receiver<T> end) {
    return new ChannelClosedException(
        "Cannot receive from "
            + receivers.owner
            + ": "
            + (end.closed ? "this end was closed." : "it has no sender any more."));
  }

  /** Takes the first out that is not part of a choice that is made, nor of the same choice. */
  private static @Nullable ChannelPlace match(WaitQueue queue, @Nullable ChannelPlace mine) {
    Waiter at = queue.first();
    while (at != null) {
      Waiter later = at.next;
      if (at instanceof ChannelPlace place && ChannelPlace.claim(mine, place)) {
        queue.remove(place);
        return place;
      }
      at = later;
    }
    return null;
  }

  // ---- ends

  void opened() {
    synchronized (monitor) {
      openSenders++;
    }
  }

  void openedReceiver() {
    synchronized (monitor) {
      openReceivers++;
    }
  }

  void close(Channel.Sender<T> end) {
    synchronized (monitor) {
      if (!end.closed) {
        end.closed = true;
        openSenders--;
        refuse(senders, end);
        if (openSenders == 0) {
          refuse(receivers, null);
        }
      }
    }
  }

  void close(Channel.Receiver<T> end) {
    synchronized (monitor) {
      if (!end.closed) {
        end.closed = true;
        openReceivers--;
        refuse(receivers, end);
        if (openReceivers == 0) {
          buffer.clear();
          refuse(senders, null);
        }
      }
    }
  }

  /** Tells those who wait, by that end or by any, that there will be nothing. */
  private static void refuse(WaitQueue queue, @Nullable Object end) {
    Waiter at = queue.first();
    while (at != null) {
      Waiter later = at.next;
      if (at instanceof ChannelPlace place
          && (end == null || place.end == end)
          && ChannelPlace.claim(place)) {
        queue.remove(place);
        place.grant(CLOSED);
      }
      at = later;
    }
  }

  @Override
  public String toString() {
    synchronized (monitor) {
      return (conflates ? "latest" : capacity == Integer.MAX_VALUE ? "unlimited" : "" + capacity)
          + ", "
          + buffer.size()
          + " buffered, "
          + openSenders
          + " sending, "
          + openReceivers
          + " receiving";
    }
  }
}
