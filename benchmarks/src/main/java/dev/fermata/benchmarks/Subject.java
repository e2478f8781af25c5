package dev.fermata.benchmarks;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to write the workloads: the library, a rival, or by hand. A subject implements what it
 * can; {@link dev.fermata.benchmarks.measure.Plan} lists what is asked of which. A JVM measures one
 * subject only, so that no subject's call sites are spoilt by another's classes.
 */
public abstract class Subject {
  private static final int WARMING_ROUNDS = 20_000;
  private static final int WARMING_ELEMENTS = 20;

  /**
   * Creates a subject by the simple name of its class.
   *
   * @param name such as {@code Fermata}
   * @return a subject
   */
  public static Subject named(String name) throws ReflectiveOperationException {
    String type = Subject.class.getPackageName() + ".subjects." + name;
    return Class.forName(type).asSubclass(Subject.class).getDeclaredConstructor().newInstance();
  }

  /** Makes a generator of 0 to {@code n - 1}. */
  public Iterator<Integer> numbers(int n) {
    throw missing("numbers");
  }

  /** Makes five generators whose bodies are other code than that of {@link #numbers}. */
  public List<Iterator<Integer>> otherNumbers(int n) {
    throw missing("otherNumbers");
  }

  /** Sums 0 to {@code n - 1} taken one by one from a generator that does not box. */
  public long sumOfInts(int n) {
    throw missing("sumOfInts");
  }

  /** Sums, at the same call sites, five generators of other code than that of sumOfInts. */
  public long sumOfOtherInts(int n) {
    throw missing("sumOfOtherInts");
  }

  /** Makes a generator of a tree's values in order, by recursion where the subject can. */
  public Iterator<Integer> inOrder(@Nullable Node tree) {
    throw missing("inOrder");
  }

  /** Makes a generator that recurses to {@code depth} and yields 0 to {@code n - 1} from there. */
  public Iterator<Integer> fromDepth(int depth, int n) {
    throw missing("fromDepth");
  }

  /** Computes a Fibonacci number in a coroutine, by a recursion that could suspend but does not. */
  public int fibonacciInside(int n) {
    throw missing("fibonacciInside");
  }

  /** Computes a Fibonacci number by the same method, called by plain code. */
  public int fibonacciOutside(int n) {
    throw missing("fibonacciOutside");
  }

  /** Resumes two coroutines in turn, {@code switches} times in all; returns how often they ran. */
  public long alternate(int switches) {
    throw missing("alternate");
  }

  /**
   * Makes a coroutine suspended in so many calls, each with an int, a long and a reference live.
   */
  public Object suspendedIn(int calls) {
    throw missing("suspendedIn");
  }

  /** Makes a generator suspended after its first element, with three locals live in its body. */
  public Object suspendedGenerator() {
    throw missing("suspendedGenerator");
  }

  /**
   * Sums what {@code elements} has: the consumer of every boxed workload.
   *
   * @param elements taken to the end
   * @return the sum
   */
  public static long sum(Iterator<Integer> elements) {
    long sum = 0;
    while (elements.hasNext()) {
      sum += elements.next();
    }
    return sum;
  }

  /** Runs generators of other kinds through the consumers, as a program with many kinds would. */
  public final void pollute() {
    for (int round = 0; round < WARMING_ROUNDS; round++) {
      for (Iterator<Integer> other : otherNumbers(WARMING_ELEMENTS)) {
        sum(other);
      }
      sumOfOtherInts(WARMING_ELEMENTS);
    }
  }

  private UnsupportedOperationException missing(String workload) {
    return new UnsupportedOperationException(getClass().getSimpleName() + " has no " + workload);
  }
}
