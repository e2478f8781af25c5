package dev.fermata.async;

import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import dev.fermata.runtime.Sneaky;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A generator that runs once for any number of subscribers: each gets the elements that come from
 * then on, and the newest of those that were before. Made by {@link AsyncGenerator#share}.
 *
 * <pre>{@code
 * Shared<Price> prices = feed().share(1);
 * group.createTask(() -> prices.subscribe().forEach(price -> show(price)));
 * group.createTask(() -> prices.subscribe().forEach(price -> store(price)));
 * }</pre>
 *
 * <p>It begins with the first subscriber, and belongs to the run, which ends it. It waits for the
 * slowest subscriber: {@link AsyncGenerator#buffer} and {@link AsyncGenerator#conflate} keep one
 * from holding up the others. When it ends or fails, so does each subscriber, also a later one.
 *
 * @param <T> the type of the elements
 */
public final class Shared<T> implements AutoCloseable {
  private static final Object NULL = new Object();

  private final AsyncGenerator<T> source;
  private final int replay;
  private final Supervisor supervisor = Async.supervisor();

  // guarded by this
  private final Deque<Object> newest = new ArrayDeque<>();
  private final List<Channel.Sender<Object>> subscribers = new ArrayList<>();
  private @Nullable Task<Void> task;
  private @Nullable Throwable failure;
  private boolean ended;

  Shared(AsyncGenerator<T> source, int replay) {
    if (replay < 0) {
      throw new IllegalArgumentException("Cannot replay " + replay + " elements.");
    }
    this.source = source;
    this.replay = replay;
  }

  /**
   * Subscribes, now. What is not wanted any longer is to be closed: it would hold up the others.
   *
   * @return gives the elements from now on, after the newest of those that were before
   */
  public synchronized AsyncGenerator<T> subscribe() {
    Channel<Object> channel = Channel.buffered(Math.max(replay, 1));
    Channel.Sender<Object> sender = channel.sender();
    newest.forEach(sender::trySend);
    if (ended) {
      sender.close();
    } else {
      subscribers.add(sender);
    }
    if (task == null) {
      task = supervisor.createTask(this::publishAll);
    }
    Channel.Receiver<Object> receiver = channel.receiver();
    return StageBody.of(y -> yieldAll(receiver, y), List.of(receiver));
  }

  // what was wrapped, and null only where T has it
  @SuppressWarnings({"unchecked", "NullAway"})
  @Suspendable
  private void yieldAll(Channel.Receiver<Object> receiver, Yielder<T> y) {
    try (receiver) {
      for (Object value : receiver) {
        y.yield(value == NULL ? null : (T) value);
      }
    }
    Throwable thrown = failure();
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
  }

  @Suspendable
  private void publishAll() {
    Throwable thrown = null;
    try (source) {
      Iterator<T> elements = source.iterator();
      while (elements.hasNext()) {
        T element = elements.next();
        publish(element == null ? NULL : element);
      }
    } catch (Cancelled signal) {
      thrown = new CancellationException(signal.reason());
      throw signal;
    } catch (Throwable broken) {
      thrown = broken;
    } finally {
      end(thrown);
    }
  }

  @Suspendable
  private void publish(Object value) {
    for (Channel.Sender<Object> each : subscribersOf(value)) {
      try {
        each.send(value);
      } catch (ChannelClosedException gone) {
        remove(each);
      }
    }
  }

  /** Keeps the value for later ones; returns who gets it now. */
  private synchronized List<Channel.Sender<Object>> subscribersOf(Object value) {
    if (replay > 0) {
      if (newest.size() == replay) {
        newest.remove();
      }
      newest.add(value);
    }
    return List.copyOf(subscribers);
  }

  private synchronized void remove(Channel.Sender<Object> gone) {
    subscribers.remove(gone);
  }

  private synchronized void end(@Nullable Throwable thrown) {
    ended = true;
    failure = thrown;
    subscribers.forEach(Channel.Sender::close);
    subscribers.clear();
  }

  private synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** Ends it, and waits for that: subscribers throw a {@link CancellationException}. */
  @Override
  @Suspendable
  public void close() {
    Task<Void> running = stop();
    if (running == null) {
      source.close();
    } else {
      try {
        Async.await(running);
      } catch (CancellationException asTold) {
        // has ended
      }
    }
  }

  private synchronized @Nullable Task<Void> stop() {
    Task<Void> running = task;
    if (running == null) {
      end(new CancellationException("it was closed"));
    } else {
      running.cancel("it was closed");
    }
    return running;
  }

  @Override
  public synchronized String toString() {
    return "Shared[" + source + ", " + subscribers.size() + " subscribers]";
  }
}
