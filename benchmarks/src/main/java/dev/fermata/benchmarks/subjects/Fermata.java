package dev.fermata.benchmarks.subjects;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Generator;
import dev.fermata.IntGenerator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import dev.fermata.benchmarks.Node;
import dev.fermata.benchmarks.Rare;
import dev.fermata.benchmarks.Subject;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This library. Its JVM has the agent; no other subject's has. */
public class Fermata extends Subject {
  private static final ContinuationScope SCOPE = new ContinuationScope("benchmarks");
  private static final int SKIPPED = 10;

  /** Written after a suspension, so that what was computed before stays live across it. */
  private static long written;

  @Override
  public Iterator<Integer> numbers(int n) {
    return Generator.of(
        y -> {
          for (int i = 0; i < n; i++) {
            y.yield(i);
          }
        });
  }

  @Override
  public List<Iterator<Integer>> otherNumbers(int n) {
    return List.copyOf(FermataKinds.boxed(n));
  }

  @Override
  public long sumOfInts(int n) {
    IntGenerator elements = ints(n);
    long sum = 0;
    while (elements.hasNext()) {
      sum += elements.nextInt();
    }
    return sum;
  }

  IntGenerator ints(int n) {
    return IntGenerator.of(
        y -> {
          for (int i = 0; i < n; i++) {
            y.yield(i);
          }
        });
  }

  @Override
  public long sumOfOtherInts(int n) {
    long sum = 0;
    for (IntGenerator other : FermataKinds.ints(n)) {
      sum += new Other(other).sumOfInts(n);
    }
    return sum;
  }

  /** Gives the consumer of ints another kind. */
  private static final class Other extends Fermata {
    private final IntGenerator other;

    Other(IntGenerator other) {
      this.other = other;
    }

    @Override
    IntGenerator ints(int n) {
      return other;
    }
  }

  @Override
  public Iterator<Integer> inOrder(@Nullable Node tree) {
    return Generator.of(y -> walk(tree, y));
  }

  @Suspendable
  private static void walk(@Nullable Node node, Yielder<Integer> y) {
    if (node == null) {
      return;
    }
    walk(node.left, y);
    y.yield(node.value);
    walk(node.right, y);
  }

  @Override
  public Iterator<Integer> fromDepth(int depth, int n) {
    return Generator.of(y -> descend(depth, n, y));
  }

  @Suspendable
  private static void descend(int depth, int n, Yielder<Integer> y) {
    if (depth > 1) {
      descend(depth - 1, n, y);
      written++; // so that the call above is no tail call
      return;
    }
    for (int i = 0; i < n; i++) {
      y.yield(i);
    }
  }

  @Override
  public long sumPushed(int n) {
    Adder adder = new Adder();
    Generator.<Integer>of(
            y -> {
              for (int i = 0; i < n; i++) {
                y.yield(i);
              }
            })
        .forEach(adder);
    return adder.sum;
  }

  private static Generator<Integer> chain(int n) {
    return Generator.range(n)
        .map(i -> i + 1)
        .filter(i -> (i & 3) != 0)
        .map(i -> 3 * i)
        .drop(SKIPPED)
        .takeWhile(i -> i >= 0);
  }

  @Override
  public long sumOfChain(int n) {
    long sum = 0;
    Generator<Integer> elements = chain(n);
    while (elements.hasNext()) {
      sum += elements.next();
    }
    return sum;
  }

  @Override
  public long sumOfChainPushed(int n) {
    Adder adder = new Adder();
    chain(n).forEach(adder);
    return adder.sum;
  }

  @Override
  public long sumOfRare(int[] data) {
    IntGenerator sums =
        IntGenerator.of(
            y -> {
              int sum = 0;
              for (int i = 0; i < data.length; i++) {
                sum += data[i] ^ i;
                if (Rare.isLast(i)) {
                  y.yield(sum);
                  sum = 0;
                }
              }
            });
    return sumOf(sums);
  }

  @Override
  public long sumOfBlocks(int[] data) {
    IntGenerator sums =
        IntGenerator.of(
            y -> {
              for (int begin = 0; begin < data.length; begin += Rare.SPAN) {
                int sum = 0;
                for (int i = begin; i < begin + Rare.SPAN; i++) {
                  sum += data[i] ^ i;
                }
                y.yield(sum);
              }
            });
    return sumOf(sums);
  }

  private static long sumOf(IntGenerator elements) {
    long sum = 0;
    while (elements.hasNext()) {
      sum += elements.nextInt();
    }
    return sum;
  }

  @Override
  public int fibonacciInside(int n) {
    int[] result = new int[1];
    new Continuation(Fibonacci.SCOPE, () -> result[0] = Fibonacci.of(n)).run();
    return result[0];
  }

  @Override
  public int fibonacciOutside(int n) {
    return Fibonacci.of(n);
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
        SCOPE,
        () -> {
          while (true) {
            runs[0]++;
            Continuation.yield(SCOPE);
          }
        });
  }

  @Override
  public Object suspendedIn(int calls) {
    Continuation suspended = new Continuation(SCOPE, () -> hold(calls, calls, 2L, "held"));
    suspended.run();
    return suspended;
  }

  @Suspendable
  private static void hold(int calls, int number, long wide, Object reference) {
    if (calls > 1) {
      hold(calls - 1, number + 1, wide + 2, reference);
    } else {
      Continuation.yield(SCOPE);
    }
    written += number + wide + reference.hashCode();
  }

  @Override
  public Object suspendedGenerator() {
    Generator<String> suspended =
        Generator.of(
            y -> {
              int number = (int) written;
              long wide = written + 1;
              Object reference = "held";
              y.yield("element");
              written += number + wide + reference.hashCode();
            });
    suspended.next();
    return suspended;
  }
}
