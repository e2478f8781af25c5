package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.Subject;
import java.util.stream.IntStream;

/** The streams of the JDK, whose elements are given to a consumer: their best case. */
public final class StreamForEach extends Subject {
  @Override
  public long sumPushed(int n) {
    Adder adder = new Adder();
    IntStream.range(0, n).boxed().forEach(adder);
    return adder.sum;
  }

  @Override
  public long sumOfChainPushed(int n) {
    Adder adder = new Adder();
    StreamIterator.chain(n).forEach(adder);
    return adder.sum;
  }
}
