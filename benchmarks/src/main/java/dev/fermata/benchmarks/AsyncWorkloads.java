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

/** What is timed of tasks: nanoseconds for a switch, a task, an await or an element. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the method marked @Setup first
public class AsyncWorkloads {
  private static final int MANY = 100_000;
  private static final int FEW = 1_000;

  /** The simple name of a class in the package of subjects. */
  @Param("FermataTasks")
  public String name;

  private AsyncSubject subject;

  /** Makes the subject. */
  @Setup
  public void prepare() throws ReflectiveOperationException {
    subject = AsyncSubject.named(name);
  }

  /** A1: one switch of two tasks that wait for each other's elements in queues. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long pingPong() {
    return subject.pingPong(MANY);
  }

  /** A1r: one switch where the giver waits too. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long rendezvous() {
    return subject.rendezvous(MANY);
  }

  /** A1t: one switch of two tasks that give way. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long turns() {
    return subject.turns(MANY);
  }

  /** A2: one task begun and awaited. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long spawnAndJoin() {
    return subject.spawnAndJoin(MANY);
  }

  /** A2f: one of 1,000 tasks that are begun at once and awaited. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public long fanOut() {
    return subject.fanOut(FEW);
  }

  /** A3: one await of what is complete. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long completed() {
    return subject.completed(MANY);
  }

  /** A4: one element of an asynchronous generator that does not wait. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long asyncElements() {
    return subject.asyncElements(MANY);
  }

  /** A4s: one element of a generator of the same body. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public long syncElements() {
    return subject.syncElements(MANY);
  }
}
