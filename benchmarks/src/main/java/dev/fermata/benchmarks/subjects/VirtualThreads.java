package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.Node;
import dev.fermata.benchmarks.Subject;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A virtual thread for the body and one for its consumer, which hand over each element. */
public final class VirtualThreads extends Subject {
  /** Handed over after the last element. */
  private static final Object END = new Object();

  private static final class Elements implements Iterator<Integer> {
    private final SynchronousQueue<Object> queue = new SynchronousQueue<>();
    private final Thread producer;
    private @Nullable Object element;

    Elements(Consumer<Elements> body) {
      producer =
          JdkInternals.VirtualThread.start(
              () -> {
                try {
                  body.accept(this);
                  put(END);
                } catch (CancellationException dropped) {
                  // the consumer wants no more
                }
              });
    }

    void put(Object next) {
      try {
        queue.put(next);
      } catch (InterruptedException dropped) {
        throw new CancellationException();
      }
    }

    @Override
    public boolean hasNext() {
      if (element == null) {
        try {
          element = queue.take();
        } catch (InterruptedException stopped) {
          throw new IllegalStateException(stopped);
        }
      }
      return element != END;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Integer next = (Integer) Objects.requireNonNull(element);
      element = null;
      return next;
    }
  }

  private static long inVirtualThread(LongSupplier task) {
    long[] result = new long[1];
    try {
      JdkInternals.VirtualThread.start(() -> result[0] = task.getAsLong()).join();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return result[0];
  }

  @Override
  public Iterator<Integer> numbers(int n) {
    return new Elements(
        elements -> {
          for (int i = 0; i < n; i++) {
            elements.put(i);
          }
        });
  }

  @Override
  public long sumOfNumbers(int n) {
    return inVirtualThread(() -> super.sumOfNumbers(n));
  }

  @Override
  public Integer first(int n) {
    Elements elements = (Elements) numbers(n);
    Integer first = elements.next();
    elements.producer.interrupt(); // or it would wait for ever
    return first;
  }

  @Override
  public Iterator<Integer> inOrder(@Nullable Node tree) {
    return new Elements(elements -> walk(tree, elements));
  }

  private static void walk(@Nullable Node node, Elements elements) {
    if (node == null) {
      return;
    }
    walk(node.left, elements);
    elements.put(node.value);
    walk(node.right, elements);
  }

  @Override
  public long sumOfTree(@Nullable Node tree) {
    return inVirtualThread(() -> super.sumOfTree(tree));
  }

  /** The hand-over of an element is two switches. */
  @Override
  public long alternate(int switches) {
    return inVirtualThread(
        () -> {
          long runs = 0;
          Iterator<Integer> elements = numbers(switches / 2);
          while (elements.hasNext()) {
            elements.next();
            runs += 2;
          }
          return runs;
        });
  }
}
