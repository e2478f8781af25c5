package dev.fermata.benchmarks;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is timed: nanoseconds for an element, a creation, a whole recursion or a switch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the method marked @Setup first
public class Workloads {
  /** So few that the JIT sees many whole loops within the warm-up, not only the inside of one. */
  private static final int ELEMENTS = 100_000;

  private static final int NODES = (1 << 16) - 1;
  private static final int FEW = 1_000;
  private static final int FIBONACCI = 25;

  /** The simple name of a class in the package of subjects. */
  @Param("Fermata")
  public String name;

  /** How many elements one invocation takes; fewer of subjects that are slow. */
  @Param("" + ELEMENTS)
  public int elements;

  /** True if generators of other kinds have run through the same call sites. */
  @Param("false")
  public boolean polluted;

  private Subject subject;
  private @Nullable Node tree;

  /** Makes the subject. */
  @Setup
  public void prepare() throws ReflectiveOperationException {
    subject = Subject.named(name);
    tree = Node.holding(0, NODES);
    if (polluted) {
      subject.pollute();
    }
  }

  /** W1: one boxed element of a flat generator. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS) // or what -opi says together with elements
  public long flat() {
    return subject.sumOfNumbers(elements);
  }

  /** W1p: one element of a flat generator that does not box. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public long flatInts() {
    return subject.sumOfInts(elements);
  }

  /** W2: one element of a walk in order through a balanced tree, 16 deep. */
  @Benchmark
  @OperationsPerInvocation(NODES)
  public long tree() {
    return subject.sumOfTree(tree);
  }

  /** W2b: one element yielded by the innermost of many calls, which were made long ago. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public long depth(Depth calls) {
    return subject.sumFromDepth(calls.depth, ELEMENTS);
  }

  /** W2b with the way there: as many calls as {@code calls} says for 1,000 elements. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public long descent(Depth calls) {
    return subject.sumFromDepth(calls.depth, FEW);
  }

  /** W3: a generator made, asked for one element and dropped. */
  @Benchmark
  public Integer create() {
    return subject.first(FEW);
  }

  /** W4: a recursion of 242,785 calls that could suspend but does not, in a coroutine. */
  @Benchmark
  public int fibonacciInside() {
    return subject.fibonacciInside(FIBONACCI);
  }

  /** W4: the same recursion called by plain code. */
  @Benchmark
  public int fibonacciOutside() {
    return subject.fibonacciOutside(FIBONACCI);
  }

  /** W5: one resumption and suspension of one of two coroutines that take turns. */
  @Benchmark
  @OperationsPerInvocation(ELEMENTS)
  public long alternate() {
    return subject.alternate(elements);
  }

  /** How many calls a yield stands in. */
  @State(Scope.Thread)
  public static class Depth {
    @Param({"1", "10", "100", "1000"})
    public int depth;
  }
}
