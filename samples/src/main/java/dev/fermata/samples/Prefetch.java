package dev.fermata.samples;

import dev.fermata.Generator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Runs a generator on a thread of its own, a bounded number of elements ahead. Closing it stops the
 * thread, waits for its end, and so closes the source. What the source throws is the cause of what
 * is thrown here, by {@code next} or, if nobody asks for more, by {@code close}.
 */
final class Prefetch<T> implements Iterable<T>, AutoCloseable {
  private final Generator<T> source;
  private final BlockingQueue<Item<T>> queue;
  private final Thread thread = new Thread(this::fill, "prefetch");

  /** What nobody asked for; written before the thread ends. */
  private Throwable unseen;

  private Prefetch(Generator<T> source, int capacity) {
    this.source = source;
    queue = new ArrayBlockingQueue<>(capacity);
    thread.setDaemon(true);
  }

  private record Item<T>(T element, boolean end, Throwable thrown) {}

  /** Returns the elements of {@code source}; its thread begins when the first is asked for. */
  static <T> Generator<T> of(Generator<T> source, int capacity) {
    return Generator.from(new Prefetch<>(source, capacity));
  }

  @Override
  public Iterator<T> iterator() {
    thread.start();
    return new Elements();
  }

  /** Takes the elements from the queue. */
  private final class Elements implements Iterator<T> {
    private Item<T> ahead;

    @Override
    public boolean hasNext() {
      if (ahead == null) {
        try {
          ahead = queue.take();
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for an element", interrupted);
        }
      }
      if (ahead.thrown != null) {
        throw new IllegalStateException("the source has failed", ahead.thrown);
      }
      return !ahead.end;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T element = ahead.element;
      ahead = null;
      return element;
    }
  }

  private void fill() {
    Throwable failure = null;
    try (source) {
      for (T element : source) {
        queue.put(new Item<>(element, false, null));
      }
    } catch (InterruptedException closed) {
      // this thread ends here; what the source threw while it was closed is suppressed
      unseen = closed.getSuppressed().length == 0 ? null : closed.getSuppressed()[0];
      return;
    } catch (Throwable thrown) {
      failure = thrown;
    }
    try {
      queue.put(new Item<>(null, true, failure));
    } catch (InterruptedException closed) {
      unseen = failure;
    }
  }

  @Override
  public void close() {
    if (thread.getState() == Thread.State.NEW) {
      source.close();
      return;
    }
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (unseen != null) {
      throw new IllegalStateException("the source has failed", unseen);
    }
  }
}
