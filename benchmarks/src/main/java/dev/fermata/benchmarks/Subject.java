package dev.fermata.benchmarks;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One way to write the workloads: the library, a rival, or by hand. A subject implements what it
 * can; {@link dev.fermata.benchmarks.measure.Plan} lists what is asked of which. A JVM measures one
 * subject only, so that no subject's call sites are spoilt by another's classes.
 *
 * <p>Each consumer makes its generator and takes its elements in one method, as a user's loop does
 * and as the peers' harness does: the JIT then sees both. While {@link #pollute} runs, the same
 * call sites take elements of other kinds of generators instead.
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

  /** Sums 0 to {@code n - 1} taken one by one from a generator. */
  public long sumOfNumbers(int n) {
    long sum = 0;
    Iterator<Integer> elements = numbers(n);
    while (elements.hasNext()) {
      sum += elements.next();
    }
    return sum;
  }

  /** Makes a generator, takes one element and drops it. */
  public Integer first(int n) {
    return numbers(n).next();
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

  /** Sums the values of a tree taken one by one, in order. */
  public long sumOfTree(@Nullable Node tree) {
    long sum = 0;
    Iterator<Integer> elements = inOrder(tree);
    while (elements.hasNext()) {
      sum += elements.next();
    }
    return sum;
  }

  /** Makes a generator that recurses to {@code depth} and yields 0 to {@code n - 1} from there. */
  public Iterator<Integer> fromDepth(int depth, int n) {
    throw missing("fromDepth");
  }

  /** Sums what {@link #fromDepth} yields. */
  public long sumFromDepth(int depth, int n) {
    long sum = 0;
    Iterator<Integer> elements = fromDepth(depth, n);
    while (elements.hasNext()) {
      sum += elements.next();
    }
    return sum;
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

  /** Sums 0 to {@code n - 1}, given by the generator to a consumer. */
  public long sumPushed(int n) {
    Adder adder = new Adder();
    numbers(n).forEachRemaining(adder);
    return adder.sum;
  }

  /**
   * Sums what five stages leave of 0 to {@code n - 1}, taken one by one: one more, no multiples of
   * four, threefold, without the first ten, while not negative.
   */
  public long sumOfChain(int n) {
    throw missing("sumOfChain");
  }

  /** Sums the same, given to a consumer. */
  public long sumOfChainPushed(int n) {
    throw missing("sumOfChainPushed");
  }

  /** Sums what one loop over {@code data} yields, once in {@link Rare#SPAN} of its iterations. */
  public long sumOfRare(int[] data) {
    throw missing("sumOfRare");
  }

  /** Sums what a loop yields that has another loop, of so many iterations, between its yields. */
  public long sumOfBlocks(int[] data) {
    throw missing("sumOfBlocks");
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

  /** Runs generators of other kinds through the consumers, as a program with many kinds would. */
  public final void pollute() {
    Others others = new Others();
    for (int round = 0; round < WARMING_ROUNDS; round++) {
      for (Iterator<Integer> other : otherNumbers(WARMING_ELEMENTS)) {
        others.next = other;
        others.first(WARMING_ELEMENTS);
        others.sumOfNumbers(WARMING_ELEMENTS);
      }
      sumOfOtherInts(WARMING_ELEMENTS);
    }
  }

  private UnsupportedOperationException missing(String workload) {
    return new UnsupportedOperationException(getClass().getSimpleName() + " has no " + workload);
  }

  /**
   * Gives the consumers other kinds. It is a class of its own because a choice inside them would
   * cost: C2 compiles both ways of a branch that it has seen less than 40 times.
   */
  private static final class Others extends Subject {
    Iterator<Integer> next = Collections.emptyIterator();

    @Override
    public Iterator<Integer> numbers(int n) {
      return next;
    }
  }

  /** The consumer of what is pushed. */
  public static final class Adder implements Consumer<Integer> {
    public long sum;

    @Override
    public void accept(Integer element) {
      sum += element;
    }
  }
}
