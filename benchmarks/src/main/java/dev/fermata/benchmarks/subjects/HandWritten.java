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
public final class HandWritten extends Subject {
  /** Taken instead of the measured kind while the call sites are polluted. */
  private PrimitiveIterator.@Nullable OfInt otherInts;

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
    PrimitiveIterator.OfInt elements =
        otherInts == null ? new HandWrittenIterators.Ints(n) : otherInts;
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
      otherInts = other;
      sum += sumOfInts(n);
    }
    otherInts = null;
    return sum;
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
