package dev.fermata.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is timed of whole loops: elements pushed or passed through stages, and rare yields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the method marked @Setup first
public class Pipelines {
  private static final int ELEMENTS = 100_000;
  private static final int ITERATIONS = 128 * Rare.SPAN;

  /** The simple name of a class in the package of subjects. */
  @Param("Fermata")
  public String name;

  /** True if generators of other kinds have run through the same call sites. */
  @Param("false")
  public boolean polluted;

  private Subject subject;
  private int[] data;

  /** Makes the subject. */
  @Setup
  public void prepare() throws ReflectiveOperationException {
    subject = Subject.named(name);
    data = Rare.data();
    if (polluted) {
      subject.pollute();
    }
  }

  /** One boxed element given to a consumer. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public long push() {
    return subject.sumPushed(ELEMENTS);
  }

  /** One element of the source of five stages, whose elements are taken one by one. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public long chain() {
    return subject.sumOfChain(ELEMENTS);
  }

  /** The same, given to a consumer. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public long chainPushed() {
    return subject.sumOfChainPushed(ELEMENTS);
  }

  /** One iteration of a loop that yields in one of 1,024. */
  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public long rare() {
    return subject.sumOfRare(data);
  }

  /** One iteration of a loop of 1,024 that stands between two yields. */
  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public long blocks() {
    return subject.sumOfBlocks(data);
  }
}
