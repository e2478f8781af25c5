package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.Subject;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The streams of the JDK, taken one by one through their iterator. */
public final class StreamIterator extends Subject {
  private static final int SKIPPED = 10;

  @Override
  public Iterator<Integer> numbers(int n) {
    return IntStream.range(0, n).boxed().iterator();
  }

  @Override
  public long sumOfInts(int n) {
    long sum = 0;
    PrimitiveIterator.OfInt elements = IntStream.range(0, n).iterator();
    while (elements.hasNext()) {
      sum += elements.nextInt();
    }
    return sum;
  }

  static Stream<Integer> chain(int n) {
    return IntStream.range(0, n)
        .boxed()
        .map(i -> i + 1)
        .filter(i -> (i & 3) != 0)
        .map(i -> 3 * i)
        .skip(SKIPPED)
        .takeWhile(i -> i >= 0);
  }

  @Override
  public long sumOfChain(int n) {
    long sum = 0;
    Iterator<Integer> elements = chain(n).iterator();
    while (elements.hasNext()) {
      sum += elements.next();
    }
    return sum;
  }
}
