package dev.fermata.async.stage;

import dev.fermata.Suspendable;
import dev.fermata.async.Async;
import dev.fermata.async.AsyncGenerator;
import dev.fermata.async.Cancelled;
import dev.fermata.async.Channel;
import dev.fermata.async.ChannelClosedException;
import dev.fermata.async.Supervisor;
import dev.fermata.async.Task;
import dev.fermata.async.Work;
import dev.fermata.runtime.Sneaky;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a generator that work ahead of it, and what they have sent. They belong to the run
 * and not to a group, because a body cannot yield in a group of its own; the body that has opened
 * this closes it, which ends them. What one fails with is thrown to the body, after what was sent.
 *
 * @param <T> the type of what is sent
 */
@Suspendable
final class Ahead<T> implements AutoCloseable {
  private static final Object NULL = new Object();

  private final Supervisor supervisor = Async.supervisor();
  private final Channel<Object> channel;
  private final Iterator<Object> received;

  /** Guarded by itself. */
  private final Queue<Task<?>> tasks = new ArrayDeque<>();

  private volatile @Nullable Throwable failure;

  /** Sends to the body. */
  interface Sender<T> {
    /** Waits while there is no room. */
    @Suspendable
    void send(T value);
  }

  /** Does the work of a task. */
  @FunctionalInterface
  interface Feeder<T> {
    /** Sends what there is. */
    @Suspendable
    void feed(Sender<T> sender) throws Exception;
  }

  Ahead(Channel<Object> channel) {
    this.channel = channel;
    received = channel.receiver().iterator();
  }

  // ---- the tasks

  /** Begins a task that sends. */
  void begin(Feeder<T> feeder) {
    Channel.Sender<Object> end = channel.sender().copy();
    own(supervisor.createTask(() -> run(feeder, end)));
  }

  /** Begins a task that sends the elements of {@code source}, and closes it. */
  void beginAll(AsyncGenerator<? extends T> source) {
    begin(
        sender -> {
          try (source) {
            Iterator<? extends T> elements = source.iterator();
            while (elements.hasNext()) {
              sender.send(elements.next());
            }
          }
        });
  }

  /** Begins a task that is to be awaited; what it fails with is its {@link Result}. */
  <R> Task<Result<R>> work(Work<R> work) {
    Task<Result<R>> task = supervisor.createTask(() -> Result.of(work));
    own(task);
    return task;
  }

  private void own(Task<?> task) {
    synchronized (tasks) {
      tasks.removeIf(Task::isDone);
      tasks.add(task);
    }
  }

  private void run(Feeder<T> feeder, Channel.Sender<Object> end) {
    try {
      feeder.feed(value -> end.send(value == null ? NULL : value));
    } catch (Cancelled signal) {
      throw signal;
    } catch (Throwable thrown) {
      fail(thrown);
    } finally {
      end.close();
    }
  }

  private void fail(Throwable thrown) {
    synchronized (tasks) {
      Throwable first = failure;
      if (first == null) {
        failure = thrown;
      } else if (first != thrown) {
        first.addSuppressed(thrown);
      }
    }
    cancelOthers("another has failed");
  }

  private void cancelOthers(String reason) {
    Task<?> self = Async.currentTask();
    List<Task<?>> others;
    synchronized (tasks) {
      others = List.copyOf(tasks);
    }
    for (Task<?> each : others) {
      if (each != self) {
        each.cancel(reason);
      }
    }
  }

  // ---- the body

  /** Says that all tasks that send have begun. */
  void begun() {
    channel.sender().close();
  }

  /** Waits for what is sent; throws what a task has failed with, when there is nothing more. */
  boolean hasNext() {
    if (received.hasNext()) {
      return true;
    }
    requireSuccess();
    return false;
  }

  T next() {
    return unwrap(received.next());
  }

  /** Takes what is there; empty if nothing is. */
  Optional<Result<T>> poll() {
    try {
      return channel.receiver().tryReceive().map(value -> new Result<T>(unwrap(value), null));
    } catch (ChannelClosedException atEnd) {
      return Optional.empty();
    }
  }

  /** Tells whether nothing more will come; throws what a task has failed with. */
  boolean isAtEnd() {
    boolean isAtEnd = channel.receiver().isAtEnd();
    if (isAtEnd) {
      requireSuccess();
    }
    return isAtEnd;
  }

  // What was wrapped, and null only where T has it.
  @SuppressWarnings({"unchecked", "NullAway"})
  private T unwrap(Object value) {
    return value == NULL ? null : (T) value;
  }

  private void requireSuccess() {
    Throwable thrown = failure;
    if (thrown != null) {
      throw Sneaky.rethrow(thrown);
    }
  }

  /** Ends the tasks, and waits for that; throws what they fail with while they end. */
  @Override
  public void close() {
    boolean hadFailed = failure != null;
    cancelOthers("its generator was closed");
    channel.receiver().close();
    Cancelled signal = null;
    for (Task<?> left = takeTask(); left != null; left = takeTask()) {
      left.cancel("its generator was closed");
      try {
        Async.await(left);
      } catch (CancellationException ended) {
        // as it was told
      } catch (Cancelled raised) {
        signal = raised;
      }
    }
    if (signal != null) {
      throw signal;
    }
    if (!hadFailed) {
      requireSuccess();
    }
  }

  private @Nullable Task<?> takeTask() {
    synchronized (tasks) {
      return tasks.poll();
    }
  }
}
