package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.Node;
import dev.fermata.benchmarks.Subject;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * What one writes without any library: state machines as iterators, and plain recursion. Where it
 * is the only kind of iterator, the JIT inlines it and removes the object; few programs see that.
 */
public class HandWritten extends Subject {
  @Override
  public Iterator<Integer> numbers(int n) {
    return new HandWrittenIterators.Numbers(n);
  }

  @Override
  public List<Iterator<Integer>> otherNumbers(int n) {
    return List.copyOf(HandWrittenIterators.otherKinds(n));
  }

  @Override
  public long sumOfInts(int n) {
    PrimitiveIterator.OfInt elements = ints(n);
    long sum = 0;
    while (elements.hasNext()) {
      sum += elements.nextInt();
    }
    return sum;
  }

  @Override
  public long sumOfOtherInts(int n) {
    long sum = 0;
    for (PrimitiveIterator.OfInt other : HandWrittenIterators.otherKinds(n)) {
      sum += new Other(other).sumOfInts(n);
    }
    return sum;
  }

  PrimitiveIterator.OfInt ints(int n) {
    return new HandWrittenIterators.Ints(n);
  }

  /** Gives the consumer of ints another kind. */
  private static final class Other extends HandWritten {
    private final PrimitiveIterator.OfInt other;

    Other(PrimitiveIterator.OfInt other) {
      this.other = other;
    }

    @Override
    PrimitiveIterator.OfInt ints(int n) {
      return other;
    }
  }

  @Override
  public Iterator<Integer> inOrder(@Nullable Node tree) {
    return new HandWrittenIterators.InOrder(tree);
  }

  @Override
  public int fibonacciInside(int n) {
    return Fibonacci.of(n);
  }

  @Override
  public int fibonacciOutside(int n) {
    return Fibonacci.of(n);
  }

  @Override
  public Object suspendedIn(int calls) {
    HandWrittenIterators.Call innermost = new HandWrittenIterators.Call(null, calls, 2L);
    for (int call = 1; call < calls; call++) {
      innermost = new HandWrittenIterators.Call(innermost, call, 2L);
    }
    return innermost;
  }

  @Override
  public Object suspendedGenerator() {
    return new HandWrittenIterators.Call(null, 1, 2L);
  }
}
