package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.Node;
import dev.fermata.benchmarks.Subject;
import dev.fermata.benchmarks.subjects.JdkInternals.Continuation;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What virtual threads are made of, used directly: the JVM copies the stack itself. */
public final class JdkContinuation extends Subject {
  /** Written after a suspension, so that what was computed before stays live across it. */
  private static long written;

  /** An iterator whose body runs in a continuation of the JDK. */
  private static final class Elements implements Iterator<Integer> {
    private final Continuation continuation;
    private @Nullable Integer element;
    private boolean fetched;

    Elements(Consumer<Elements> body) {
      continuation = new Continuation(() -> body.accept(this));
    }

    void put(Integer next) {
      element = next;
      Continuation.suspend();
    }

    @Override
    public boolean hasNext() {
      if (!fetched && !continuation.isDone()) {
        continuation.run();
        fetched = !continuation.isDone();
      }
      return fetched;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      fetched = false;
      return Objects.requireNonNull(element);
    }
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
  public long sumOfInts(int n) {
    int[] element = new int[1];
    Continuation ints =
        new Continuation(
            () -> {
              for (int i = 0; i < n; i++) {
                element[0] = i;
                Continuation.suspend();
              }
            });
    long sum = 0;
    for (ints.run(); !ints.isDone(); ints.run()) {
      sum += element[0];
    }
    return sum;
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
  public Iterator<Integer> fromDepth(int depth, int n) {
    return new Elements(elements -> descend(depth, n, elements));
  }

  private static void descend(int depth, int n, Elements elements) {
    if (depth > 1) {
      descend(depth - 1, n, elements);
      written++; // so that the call above is no tail call
      return;
    }
    for (int i = 0; i < n; i++) {
      elements.put(i);
    }
  }

  @Override
  public int fibonacciInside(int n) {
    int[] result = new int[1];
    new Continuation(() -> result[0] = fibonacci(n)).run();
    return result[0];
  }

  private static int fibonacci(int n) {
    if (n < 0) {
      Continuation.suspend(); // never reached
    }
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }

  @Override
  public long alternate(int switches) {
    long[] runs = new long[1];
    Continuation one = counting(runs);
    Continuation other = counting(runs);
    for (int i = 0; i < switches; i += 2) {
      one.run();
      other.run();
    }
    return runs[0];
  }

  private static Continuation counting(long[] runs) {
    return new Continuation(
        () -> {
          while (true) {
            runs[0]++;
            Continuation.suspend();
          }
        });
  }

  @Override
  public Object suspendedIn(int calls) {
    Continuation suspended = new Continuation(() -> hold(calls, calls, 2L, "held"));
    suspended.run();
    return suspended;
  }

  private static void hold(int calls, int number, long wide, Object reference) {
    if (calls > 1) {
      hold(calls - 1, number + 1, wide + 2, reference);
    } else {
      Continuation.suspend();
    }
    written += number + wide + reference.hashCode();
  }

  @Override
  public Object suspendedGenerator() {
    Elements suspended =
        new Elements(
            elements -> {
              int number = (int) written;
              long wide = written + 1;
              Object reference = "held";
              elements.put(1);
              written += number + wide + reference.hashCode();
            });
    suspended.next();
    return suspended;
  }
}
