package dev.fermata.benchmarks.subjects.woven;

import dev.fermata.benchmarks.Node;
import dev.fermata.benchmarks.Subject;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;
import org.jspecify.annotations.Nullable;

/** Javaflow as tascalate maintains it, woven ahead of time; continuations that resume once. */
public class JavaflowBodies extends Subject {
  /** Written after a suspension, so that what was computed before stays live across it. */
  private static long written;

  @Override
  public Iterator<Integer> numbers(int n) {
    return new Elements(new Numbers(n));
  }

  @Override
  public long sumOfInts(int n) {
    Ints ints = new Ints(n);
    long sum = 0;
    for (Continuation at = begin(ints).resume(); at != null; at = at.resume()) {
      sum += ints.value;
    }
    return sum;
  }

  @Override
  public Iterator<Integer> inOrder(@Nullable Node tree) {
    return new Elements(new InOrder(tree));
  }

  @Override
  public Iterator<Integer> fromDepth(int depth, int n) {
    return new Elements(new FromDepth(depth, n));
  }

  @Override
  public int fibonacciInside(int n) {
    Recursion recursion = new Recursion(n);
    begin(recursion).resume();
    return recursion.result;
  }

  @Override
  public int fibonacciOutside(int n) {
    Recursion recursion = new Recursion(n);
    recursion.run();
    return recursion.result;
  }

  @Override
  public long alternate(int switches) {
    long[] runs = new long[1];
    Continuation one = begin(new Counting(runs));
    Continuation other = begin(new Counting(runs));
    for (int i = 0; i < switches; i += 2) {
      one = one.resume();
      other = other.resume();
    }
    return runs[0];
  }

  @Override
  public Object suspendedIn(int calls) {
    return begin(new Holding(calls)).resume();
  }

  @Override
  public Object suspendedGenerator() {
    Elements suspended = new Elements(new ThreeLocals());
    suspended.next();
    return suspended;
  }

  private static Continuation begin(Runnable body) {
    return Continuation.startSuspendedWith(body, true);
  }

  /** An iterator; an element is the argument of its suspension. */
  private static final class Elements implements Iterator<Integer> {
    private @Nullable Continuation suspended;
    private boolean fetched;

    Elements(Runnable body) {
      suspended = begin(body);
    }

    @Override
    public boolean hasNext() {
      if (!fetched && suspended != null) {
        suspended = suspended.resume();
        fetched = true;
      }
      return suspended != null;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      fetched = false;
      return (Integer) Objects.requireNonNull(suspended).value();
    }
  }

  private record Numbers(int n) implements Runnable {
    @Override
    @continuable
    public void run() {
      for (int i = 0; i < n; i++) {
        Continuation.suspend(i);
      }
    }
  }

  private static final class Ints implements Runnable {
    private final int n;
    int value;

    Ints(int n) {
      this.n = n;
    }

    @Override
    @continuable
    public void run() {
      for (int i = 0; i < n; i++) {
        value = i;
        Continuation.suspend();
      }
    }
  }

  private record InOrder(@Nullable Node tree) implements Runnable {
    @Override
    @continuable
    public void run() {
      walk(tree);
    }

    @continuable
    private void walk(@Nullable Node node) {
      if (node == null) {
        return;
      }
      walk(node.left);
      Continuation.suspend(node.value);
      walk(node.right);
    }
  }

  private record FromDepth(int depth, int n) implements Runnable {
    @Override
    @continuable
    public void run() {
      descend(depth);
    }

    @continuable
    private void descend(int calls) {
      if (calls > 1) {
        descend(calls - 1);
        written++; // so that the call above is no tail call
        return;
      }
      for (int i = 0; i < n; i++) {
        Continuation.suspend(i);
      }
    }
  }

  private static final class Recursion implements Runnable {
    private final int n;
    int result;

    Recursion(int n) {
      this.n = n;
    }

    @Override
    @continuable
    public void run() {
      result = fibonacci(n);
    }

    @continuable
    private int fibonacci(int of) {
      if (of < 0) {
        Continuation.suspend(); // never reached
      }
      return of < 2 ? of : fibonacci(of - 1) + fibonacci(of - 2);
    }
  }

  private static final class Counting implements Runnable {
    private final long[] runs;

    Counting(long[] runs) {
      this.runs = runs;
    }

    @Override
    @continuable
    public void run() {
      while (true) {
        runs[0]++;
        Continuation.suspend();
      }
    }
  }

  private record Holding(int calls) implements Runnable {
    @Override
    @continuable
    public void run() {
      hold(calls, calls, 2L, "held");
    }

    @continuable
    private void hold(int left, int number, long wide, Object reference) {
      if (left > 1) {
        hold(left - 1, number + 1, wide + 2, reference);
      } else {
        Continuation.suspend();
      }
      written += number + wide + reference.hashCode();
    }
  }

  private static final class ThreeLocals implements Runnable {
    @Override
    @continuable
    public void run() {
      int number = (int) written;
      long wide = written + 1;
      Object reference = "held";
      Continuation.suspend(1);
      written += number + wide + reference.hashCode();
    }
  }
}
