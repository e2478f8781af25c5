package dev.fermata.samples;

import dev.fermata.Generator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Runs a generator on a thread of its own, a bounded number of elements ahead. Closing it stops the
 * thread, waits for its end, and so closes the source. What the source throws is thrown here.
 */
final class Prefetch<T> implements Iterable<T>, Iterator<T>, AutoCloseable {
  private final Generator<T> source;
  private final BlockingQueue<Item<T>> queue;
  private final Thread thread = new Thread(this::fill, "prefetch");
  private Item<T> ahead;

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
    return this;
  }

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

  private void fill() {
    try {
      Item<T> last;
      try (source) {
        for (T element : source) {
          queue.put(new Item<>(element, false, null));
        }
        last = new Item<>(null, true, null);
      } catch (InterruptedException closed) {
        return;
      } catch (Throwable thrown) {
        last = new Item<>(null, true, thrown);
      }
      queue.put(last);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
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
  }
}
