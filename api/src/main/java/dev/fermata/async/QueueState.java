package dev.fermata.async;

import dev.fermata.runtime.FrameStack;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What is in a queue, and who waits for it. A taker is woken for an element, and takes it in its
 * next step; a putter is woken for room, and puts in its next step: whoever is cancelled in between
 * has changed nothing, and the next one is woken. By any thread.
 */
final class QueueState<T> {
  final int capacity;

  private final AsyncQueue<T> owner;
  private final Queue<T> elements;

  /** Of the elements: asked for more often than any queue's own is quick. */
  private int size;

  private final Object monitor = new Object();
  private final WaitQueue takers;
  private final WaitQueue putters;
  private final WaitQueue joiners;
  private long unfinished;
  private boolean isShutDown;

  QueueState(AsyncQueue<T> owner, int capacity, Queue<T> elements) {
    this.owner = owner;
    this.capacity = capacity;
    this.elements = elements;
    takers = new WaitQueue(owner, monitor);
    putters = new WaitQueue(owner, monitor);
    joiners = new WaitQueue(owner, monitor);
  }

  // ---- putting

  /** Returns null if it has been put. */
  @Nullable Wait putOrWait(T element) {
    synchronized (monitor) {
      return putters.granted == 0 && insertIfRoom(element) ? null : new Putter(element);
    }
  }

  /** Returns false if there is no room. */
  boolean offer(T element) {
    synchronized (monitor) {
      return insertIfRoom(element);
    }
  }

  private boolean insertIfRoom(T element) {
    requireOpen();
    if (!hasRoom()) {
      return false;
    }
    insert(element);
    return true;
  }

  private void requireOpen() {
    if (isShutDown) {
      throw new QueueShutDownException("Cannot put into " + owner + ": it is shut down.");
    }
  }

  private void insert(T element) {
    try {
      elements.add(element);
      size++;
      unfinished++;
    } finally {
      settle();
    }
  }

  /** What putters have been woken for is no longer free. */
  private boolean hasRoom() {
    return size < capacity - putters.granted;
  }

  /** What takers have been woken for is no longer there for others. */
  private boolean hasElement() {
    return size > takers.granted;
  }

  /** Wakes those for whom there is something. */
  private void settle() {
    while (!takers.isEmpty() && hasElement()) {
      takers.grantFirst();
    }
    while (!putters.isEmpty() && hasRoom()) {
      putters.grantFirst();
    }
  }

  // ---- taking

  /**
   * Takes the first element, or suspends the task on {@code stack} until there is one.
   *
   * @param refusesEnd whether to throw if there will be none; if not, it is null
   */
  // In a call that suspends, the resumed caller takes what the wait delivers.
  @Nullable T take(boolean refusesEnd, FrameStack stack) {
    TaskStack task = TaskStack.around(stack);
    Taker wait;
    synchronized (monitor) {
      T first = takers.granted == 0 ? remove() : null;
      if (first != null) {
        return first;
      }
      if (isShutDown && size == 0) {
        return atEnd(refusesEnd);
      }
      wait = new Taker(refusesEnd);
      if (!hasElement() && !isShutDown) {
        wait.beginEarly(task);
      }
    }
    task.park(wait, stack);
    return null;
  }

  private @Nullable T atEnd(boolean refusesEnd) {
    if (!refusesEnd) {
      return null;
    }
    throw new QueueShutDownException("Cannot take from " + owner + ": it is shut down.");
  }

  @Nullable T poll() {
    synchronized (monitor) {
      if (isShutDown && size == 0) {
        return atEnd(true);
      }
      return hasElement() ? remove() : null;
    }
  }

  private @Nullable T remove() {
    if (size == 0) {
      return null;
    }
    size--; // also if the order of a priority queue throws: it has dropped one then
    T first = elements.remove();
    settle();
    return first;
  }

  // ---- the end

  void taskDone() {
    synchronized (monitor) {
      if (unfinished == 0) {
        throw new IllegalStateException(
            "Cannot be done with another element of " + owner + ": all are done with.");
      }
      finish();
    }
  }

  private void finish() {
    unfinished--;
    if (unfinished == 0) {
      joiners.grant(joiners.size());
    }
  }

  /** Returns null if all are done with. */
  @Nullable Wait joinOrWait() {
    synchronized (monitor) {
      return unfinished == 0 ? null : new Joiner();
    }
  }

  void shutdown() {
    synchronized (monitor) {
      isShutDown = true;
      takers.grant(takers.size());
      putters.grant(putters.size());
    }
  }

  void shutdownNow() {
    synchronized (monitor) {
      for (; size > 0; size--) {
        elements.remove();
        if (unfinished > 0) {
          finish();
        }
      }
      shutdown();
    }
  }

  boolean isShutDown() {
    synchronized (monitor) {
      return isShutDown;
    }
  }

  int size() {
    synchronized (monitor) {
      return size;
    }
  }

  @Override
  public String toString() {
    synchronized (monitor) {
      return size
          + (capacity == AsyncQueue.UNBOUNDED ? "" : " of " + capacity)
          + (takers.isEmpty() ? "" : ", " + takers.size() + " taking")
          + (putters.isEmpty() ? "" : ", " + putters.size() + " putting")
          + (unfinished == 0 ? "" : ", " + unfinished + " unfinished")
          + (isShutDown ? ", shut down" : "");
    }
  }

  private final class Taker extends Waiter {
    private final boolean refusesEnd;

    Taker(boolean refusesEnd) {
      super(takers);
      this.refusesEnd = refusesEnd;
    }

    @Override
    void arrive() {
      if (hasElement() || isShutDown) {
        grant(null);
      } else {
        home.add(this);
      }
    }

    @Override
    @Nullable Object take(@Nullable Object granted) {
      T first = remove();
      return first == null ? atEnd(refusesEnd) : first;
    }

    @Override
    void withdrawn(boolean wasGranted) {
      settle();
    }
  }

  private final class Putter extends Waiter {
    private final T element;

    Putter(T element) {
      super(putters);
      this.element = element;
    }

    @Override
    void arrive() {
      if (hasRoom() || isShutDown) {
        grant(null);
      } else {
        home.add(this);
      }
    }

    @Override
    @Nullable Object take(@Nullable Object granted) {
      requireOpen();
      insert(element);
      return granted;
    }

    @Override
    void withdrawn(boolean wasGranted) {
      settle();
    }
  }

  private final class Joiner extends Waiter {
    Joiner() {
      super(joiners);
    }

    @Override
    void arrive() {
      if (unfinished == 0) {
        grant(null);
      } else {
        home.add(this);
      }
    }
  }
}
