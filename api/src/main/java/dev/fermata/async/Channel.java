package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.runtime.HandWrittenTwin;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands values from tasks to tasks, by two kinds of ends, each of which is closed by those who have
 * it: when the last sender is closed, receivers end; when the last receiver is, senders are told.
 *
 * <pre>{@code
 * Channel<String> channel = Channel.buffered(10);
 * group.createTask(() -> {
 *   try (Channel.Sender<String> sender = channel.sender()) {
 *     for (String line : lines) sender.send(line);
 *   }
 * });
 * for (String line : channel.receiver()) print(line);  // ends when the sender is closed
 * }</pre>
 *
 * <p>Those who wait are served in the order in which they came. A task that is cancelled while it
 * waits has sent nothing, or received nothing. If the value had been handed over before, sending or
 * receiving succeeds, and the task is told of its cancellation where it waits next: no value is
 * lost. Values are not null. Ends may be used by any number of tasks, of any loops.
 *
 * @param <T> the type of the values
 */
public final class Channel<T> {
  private final ChannelState<T> state;
  private final Sender<T> sender;
  private final Receiver<T> receiver;

  private Channel(int capacity, boolean conflates) {
    state = new ChannelState<>(this, capacity, conflates);
    sender = new Sender<>(state);
    receiver = new Receiver<>(state);
  }

  /**
   * Creates a channel whose senders wait until their value has been received.
   *
   * @param <T> the type of the values
   * @return with one sender and one receiver, both open
   */
  public static <T> Channel<T> rendezvous() {
    return new Channel<>(0, false);
  }

  /**
   * Creates a channel whose senders wait while so many values have not been received.
   *
   * @param capacity one or more
   * @param <T> the type of the values
   * @return with one sender and one receiver, both open
   * @throws IllegalArgumentException if the capacity is less than one
   */
  public static <T> Channel<T> buffered(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "Cannot buffer " + capacity + " values: one is the least. Use Channel.rendezvous().");
    }
    return new Channel<>(capacity, false);
  }

  /**
   * Creates a channel whose senders never wait.
   *
   * @param <T> the type of the values
   * @return with one sender and one receiver, both open
   */
  public static <T> Channel<T> unlimited() {
    return new Channel<>(Integer.MAX_VALUE, false);
  }

  /**
   * Creates a channel that keeps the latest value only: senders never wait, and a value that has
   * not been received gives way to the next.
   *
   * @param <T> the type of the values
   * @return with one sender and one receiver, both open
   */
  public static <T> Channel<T> conflated() {
    return new Channel<>(1, true);
  }

  /**
   * Returns the end to send by.
   *
   * @return the same each time; {@link Sender#copy} makes others
   */
  public Sender<T> sender() {
    return sender;
  }

  /**
   * Returns the end to receive by.
   *
   * @return the same each time; {@link Receiver#copy} makes others
   */
  public Receiver<T> receiver() {
    return receiver;
  }

  @Override
  public String toString() {
    return "Channel[" + state + "]";
  }

  /**
   * An end of a channel to send by.
   *
   * @param <T> the type of the values
   */
  public static final class Sender<T> implements AutoCloseable {
    final ChannelState<T> state;

    /** Guarded by the state's monitor. */
    boolean closed;

    private Sender(ChannelState<T> state) {
      this.state = state;
      state.opened();
    }

    /**
     * Sends a value, and waits while there is no room for it and nobody to receive it. Does not
     * suspend otherwise.
     *
     * @param value not null
     * @throws ChannelClosedException if this end is closed, or all receivers, before or meanwhile
     * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
     */
    @Suspendable
    @SuppressWarnings("DoNotCallSuggester") // the agent calls the twin
    public void send(T value) {
      throw Current.refusal();
    }

    // By hand, as those below: one that waits then has no frame of its own.
    @HandWrittenTwin
    void send(T value, FrameStack stack) {
      state.send(value, this, stack);
    }

    /**
     * Sends a value if there is room for it, or somebody waits for it. May be called by any thread.
     *
     * @param value not null
     * @return false if it would have to wait
     * @throws ChannelClosedException if this end is closed, or all receivers
     */
    public boolean trySend(T value) {
      return state.send(Objects.requireNonNull(value, "value"), this);
    }

    /**
     * Makes another end to send by; the channel has no sender any more when all are closed.
     *
     * @return an open one
     * @throws ChannelClosedException if this one is closed
     */
    public Sender<T> copy() {
      synchronized (state.monitor) {
        if (closed) {
          throw state.refused(this);
        }
        return new Sender<>(state);
      }
    }

    /** Closes this end: tasks that wait by it throw. If it is the last, receivers end. */
    @Override
    public void close() {
      state.close(this);
    }

    @Override
    public String toString() {
      return "Sender of " + state.senders.owner;
    }
  }

  /**
   * An end of a channel to receive by.
   *
   * @param <T> the type of the values
   */
  public static final class Receiver<T> implements AutoCloseable, Iterable<T> {
    final ChannelState<T> state;

    /** Guarded by the state's monitor. */
    boolean closed;

    private Receiver(ChannelState<T> state) {
      this.state = state;
      state.openedReceiver();
    }

    /**
     * Receives a value, and waits for it if there is none. Does not suspend if there is.
     *
     * @return never null
     * @throws ChannelClosedException if this end is closed, or all senders and nothing is left,
     *     before or meanwhile
     * @throws dev.fermata.IllegalSuspensionException if it is called outside of tasks
     */
    @Suspendable
    @SuppressWarnings("DoNotCallSuggester") // the agent calls the twin
    public T receive() {
      throw Current.refusal();
    }

    @HandWrittenTwin
    @Nullable T receive(FrameStack stack) {
      return state.receive(this, true, stack);
    }

    /** Returns null if all senders are closed and nothing is left. */
    @Suspendable
    @SuppressWarnings("DoNotCallSuggester") // the agent calls the twin
    @Nullable T receiveUnlessAtEnd() {
      throw Current.refusal();
    }

    @HandWrittenTwin
    @Nullable T receiveUnlessAtEnd(FrameStack stack) {
      return state.receive(this, false, stack);
    }

    /**
     * Receives a value if there is one. May be called by any thread.
     *
     * @return empty if there is none
     * @throws ChannelClosedException if this end is closed, or all senders and nothing is left
     */
    public Optional<T> tryReceive() {
      T value = state.receive(this);
      if (value == null && state.isAtEnd()) {
        throw state.refused(this);
      }
      return Optional.ofNullable(value);
    }

    /**
     * Tells whether there will be nothing more to receive.
     *
     * @return true if all senders are closed and nothing is left
     */
    public boolean isAtEnd() {
      return state.isAtEnd();
    }

    /**
     * Iterates over the values as {@link #receive} does, until all senders are closed and nothing
     * is left. The end is left open.
     *
     * @return suspends the task that calls its {@code hasNext}
     */
    @Override
    public Iterator<T> iterator() {
      return new ReceivedIterator<>(this);
    }

    /**
     * Makes another end to receive by: each value is received by one of them. The channel has no
     * receiver any more when all are closed.
     *
     * @return an open one
     * @throws ChannelClosedException if this one is closed
     */
    public Receiver<T> copy() {
      synchronized (state.monitor) {
        if (closed) {
          throw state.refused(this);
        }
        return new Receiver<>(state);
      }
    }

    /**
     * Closes this end: tasks that wait by it throw. If it is the last, what has not been received
     * is dropped, and senders throw.
     */
    @Override
    public void close() {
      state.close(this);
    }

    @Override
    public String toString() {
      return "Receiver of " + state.receivers.owner;
    }
  }
}
