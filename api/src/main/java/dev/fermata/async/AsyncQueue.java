package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose takers wait while it is empty, and whose putters wait while it is full.
 *
 * <pre>{@code
 * AsyncQueue<URI> queue = new AsyncQueue<>(100);
 * group.createTask(() -> { for (URI uri : queue) { fetch(uri); queue.taskDone(); } });
 * for (URI uri : uris) queue.put(uri);
 * queue.join();                                      // all have been fetched
 * queue.shutdown();                                  // ends the loop
 * }</pre>
 *
 * <p>Those who wait are served in the order in which they came, and nobody overtakes them. A task
 * that is cancelled while it waits has taken nothing, or put nothing: not even if it had been woken
 * for it. Elements are not null.
 *
 * @param <T> the type of the elements
 */
public final class AsyncQueue<T> implements Iterable<T> {
  static final int UNBOUNDED = Integer.MAX_VALUE;

  private final QueueState<T> state;

  /** Creates a queue that is never full, and whose first element to come is the first to go. */
  public AsyncQueue() {
    this(UNBOUNDED);
  }

  /**
   * Creates a queue whose first element to come is the first to go.
   *
   * @param capacity how many elements fill it; one or more
   * @throws IllegalArgumentException if it is less than one
   */
  public AsyncQueue(int capacity) {
    this(capacity, new ArrayDeque<>());
  }

  private AsyncQueue(int capacity, Queue<T> elements) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "Cannot create a queue for " + capacity + " elements: one is the least.");
    }
    state = new QueueState<>(this, capacity, elements);
  }

  /**
   * Creates a queue that is never full, and whose last element to come is the first to go.
   *
   * @param <T> the type of the elements
   * @return an empty one
   */
  public static <T> AsyncQueue<T> lifo() {
    return lifo(UNBOUNDED);
  }

  /**
   * Creates a queue whose last element to come is the first to go.
   *
   * @param capacity how many elements fill it; one or more
   * @param <T> the type of the elements
   * @return an empty one
   * @throws IllegalArgumentException if the capacity is less than one
   */
  public static <T> AsyncQueue<T> lifo(int capacity) {
    return new AsyncQueue<>(capacity, Collections.asLifoQueue(new ArrayDeque<>()));
  }

  /**
   * Creates a queue that is never full, and whose least element is the first to go.
   *
   * @param <T> the type of the elements
   * @return an empty one
   */
  public static <T extends Comparable<? super T>> AsyncQueue<T> priority() {
    return priority(UNBOUNDED, Comparator.naturalOrder());
  }

  /**
   * Creates a queue whose least element is the first to go.
   *
   * @param capacity how many elements fill it; one or more
   * @param order says which is the least; of those that are equal, any is the first
   * @param <T> the type of the elements
   * @return an empty one
   * @throws IllegalArgumentException if the capacity is less than one
   */
  public static <T> AsyncQueue<T> priority(int capacity, Comparator<? super T> order) {
    return new AsyncQueue<>(capacity, new PriorityQueue<T>(order));
  }

  // ---- putting

  /**
   * Adds an element, and waits for room if there is none. Does not suspend if there is.
   *
   * @param element not null
   * @throws QueueShutDownException if the queue is shut down, before or meanwhile
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  @SuppressWarnings("DoNotCallSuggester") // the agent calls the twin
  public void put(T element) {
    throw Current.refusal();
  }

  // By hand, as those below: one that waits then has no frame of its own.
  @HandWrittenTwin
  void put(T element, FrameStack stack) {
    TaskStack task = TaskStack.around(stack);
    Wait wait = state.putOrWait(Objects.requireNonNull(element, "element"));
    if (wait != null) {
      task.park(wait, stack);
    }
  }

  /**
   * Adds an element if there is room. May be called by any thread.
   *
   * @param element not null
   * @return false if there is none
   * @throws QueueShutDownException if the queue is shut down
   */
  public boolean offer(T element) {
    return state.offer(Objects.requireNonNull(element, "element"));
  }

  // ---- taking

  /**
   * Takes the first element, and waits for one if there is none. Does not suspend if there is.
   *
   * @return never null
   * @throws QueueShutDownException if the queue is shut down, before or meanwhile, and empty
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  @SuppressWarnings("DoNotCallSuggester") // the agent calls the twin
  public T take() {
    throw Current.refusal();
  }

  @HandWrittenTwin
  @Nullable T take(FrameStack stack) {
    return state.take(true, stack);
  }

  /** Returns null if the queue is shut down and empty. */
  @Suspendable
  @SuppressWarnings("DoNotCallSuggester") // the agent calls the twin
  @Nullable T takeUnlessAtEnd() {
    throw Current.refusal();
  }

  @HandWrittenTwin
  @Nullable T takeUnlessAtEnd(FrameStack stack) {
    return state.take(false, stack);
  }

  /**
   * Takes the first element if there is one that nobody waits for. May be called by any thread.
   *
   * @return empty if there is none
   * @throws QueueShutDownException if the queue is shut down and empty
   */
  public Optional<T> poll() {
    return Optional.ofNullable(state.poll());
  }

  /**
   * Iterates over the elements as {@link #take} does, until the queue is shut down and empty.
   *
   * @return suspends the task that calls its {@code hasNext}
   */
  @Override
  public Iterator<T> iterator() {
    return new QueueIterator<>(this);
  }

  // ---- the end

  /**
   * Tells that an element that was taken has been dealt with.
   *
   * @throws IllegalStateException if that was told of all elements that were put
   */
  public void taskDone() {
    state.taskDone();
  }

  /**
   * Waits until all elements that were put have been dealt with. Does not suspend if they have.
   *
   * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
   */
  @Suspendable
  public void join() {
    Current.requireTask();
    Wait wait = state.joinOrWait();
    if (wait != null) {
      Current.park(wait);
    }
  }

  /**
   * Ends the queue: nothing can be put any more, also by those who wait to. What is in it can still
   * be taken. May be called by any thread, and more than once.
   */
  public void shutdown() {
    state.shutdown();
  }

  /** Ends the queue as {@link #shutdown} does, and drops what is in it, as dealt with. */
  public void shutdownNow() {
    state.shutdownNow();
  }

  /**
   * Returns how many elements there are.
   *
   * @return zero or more, with those for which a taker has been woken that has not gone on yet
   */
  public int size() {
    return state.size();
  }

  /**
   * Returns how many elements fill the queue.
   *
   * @return {@link Integer#MAX_VALUE} if it is never full
   */
  public int capacity() {
    return state.capacity;
  }

  /**
   * Tells whether there are no elements.
   *
   * @return true if the size is zero
   */
  public boolean isEmpty() {
    return size() == 0;
  }

  /**
   * Tells whether there are as many elements as fill the queue.
   *
   * @return never true if there is no limit
   */
  public boolean isFull() {
    return size() >= state.capacity;
  }

  /**
   * Tells whether the queue was shut down.
   *
   * @return true also while there are elements left
   */
  public boolean isShutdown() {
    return state.isShutDown();
  }

  @Override
  public String toString() {
    return "AsyncQueue[" + state + "]";
  }
}
