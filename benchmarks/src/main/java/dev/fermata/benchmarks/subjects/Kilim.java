package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.Node;
import dev.fermata.benchmarks.Subject;
import java.util.Iterator;
import kilim.Continuation;
import kilim.Fiber;
import kilim.Pausable;
import org.jspecify.annotations.Nullable;

/** Kilim, woven ahead of time: methods that say {@code throws Pausable} can pause. */
public final class Kilim extends Subject {
  /** Written after a pause, so that what was computed before stays live across it. */
  private static long written;

  @Override
  public Iterator<Integer> numbers(int n) {
    return new Numbers(n);
  }

  @Override
  public long sumOfInts(int n) {
    Ints ints = new Ints(n);
    long sum = 0;
    while (!ints.run()) {
      sum += ints.value;
    }
    return sum;
  }

  @Override
  public Iterator<Integer> inOrder(@Nullable Node tree) {
    return new InOrder(tree);
  }

  @Override
  public Iterator<Integer> fromDepth(int depth, int n) {
    return new FromDepth(depth, n);
  }

  @Override
  public int fibonacciInside(int n) {
    Recursion recursion = new Recursion(n);
    recursion.run();
    return recursion.result;
  }

  @Override
  public long alternate(int switches) {
    long[] runs = new long[1];
    Counting one = new Counting(runs);
    Counting other = new Counting(runs);
    for (int i = 0; i < switches; i += 2) {
      one.run();
      other.run();
    }
    return runs[0];
  }

  @Override
  public Object suspendedIn(int calls) {
    Holding suspended = new Holding(calls);
    suspended.run();
    return suspended;
  }

  @Override
  public Object suspendedGenerator() {
    ThreeLocals suspended = new ThreeLocals();
    suspended.next();
    return suspended;
  }

  private static final class Numbers extends kilim.Generator<Integer> {
    private final int n;

    Numbers(int n) {
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      for (int i = 0; i < n; i++) {
        this.yield(i);
      }
    }
  }

  private static final class Ints extends Continuation {
    private final int n;
    int value;

    Ints(int n) {
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      for (int i = 0; i < n; i++) {
        value = i;
        Fiber.yield();
      }
    }
  }

  private static final class InOrder extends kilim.Generator<Integer> {
    private final @Nullable Node tree;

    InOrder(@Nullable Node tree) {
      this.tree = tree;
    }

    @Override
    public void execute() throws Pausable {
      walk(tree);
    }

    private void walk(@Nullable Node node) throws Pausable {
      if (node == null) {
        return;
      }
      walk(node.left);
      this.yield(node.value);
      walk(node.right);
    }
  }

  private static final class FromDepth extends kilim.Generator<Integer> {
    private final int depth;
    private final int n;

    FromDepth(int depth, int n) {
      this.depth = depth;
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      descend(depth);
    }

    private void descend(int calls) throws Pausable {
      if (calls > 1) {
        descend(calls - 1);
        written++; // so that the call above is no tail call
        return;
      }
      for (int i = 0; i < n; i++) {
        this.yield(i);
      }
    }
  }

  private static final class Recursion extends Continuation {
    private final int n;
    int result;

    Recursion(int n) {
      this.n = n;
    }

    @Override
    public void execute() throws Pausable {
      result = fibonacci(n);
    }

    private int fibonacci(int of) throws Pausable {
      if (of < 0) {
        Fiber.yield(); // never reached
      }
      return of < 2 ? of : fibonacci(of - 1) + fibonacci(of - 2);
    }
  }

  private static final class Counting extends Continuation {
    private final long[] runs;

    Counting(long[] runs) {
      this.runs = runs;
    }

    @Override
    public void execute() throws Pausable {
      while (true) {
        runs[0]++;
        Fiber.yield();
      }
    }
  }

  private static final class Holding extends Continuation {
    private final int calls;

    Holding(int calls) {
      this.calls = calls;
    }

    @Override
    public void execute() throws Pausable {
      hold(calls, calls, 2L, "held");
    }

    private void hold(int left, int number, long wide, Object reference) throws Pausable {
      if (left > 1) {
        hold(left - 1, number + 1, wide + 2, reference);
      } else {
        Fiber.yield();
      }
      written += number + wide + reference.hashCode();
    }
  }

  private static final class ThreeLocals extends kilim.Generator<String> {
    @Override
    public void execute() throws Pausable {
      int number = (int) written;
      long wide = written + 1;
      Object reference = "held";
      this.yield("element");
      written += number + wide + reference.hashCode();
    }
  }
}
