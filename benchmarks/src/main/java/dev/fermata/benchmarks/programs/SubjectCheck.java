package dev.fermata.benchmarks.programs;

import dev.fermata.benchmarks.Node;
import dev.fermata.benchmarks.Rare;
import dev.fermata.benchmarks.Subject;
import dev.fermata.benchmarks.subjects.PlainLoop;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Proves that a subject does the work: one that yields wrong elements could be very fast. */
public final class SubjectCheck {
  private static final int ELEMENTS = 1_000;
  private static final int DEPTH = 100;

  private final Subject subject;

  private SubjectCheck(Subject subject) {
    this.subject = subject;
  }

  /**
   * Checks every workload that a subject has.
   *
   * @param args the subject's name
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    new SubjectCheck(Subject.named(args[0])).run();
  }

  private void run() {
    int[] counted = IntStream.range(0, ELEMENTS).toArray();
    long sum = IntStream.of(counted).sum();
    expect("numbers", true, () -> yields(subject.numbers(ELEMENTS), counted));
    expect("sumOfInts", sum, () -> subject.sumOfInts(ELEMENTS));
    expect("sumOfNumbers", sum, () -> subject.sumOfNumbers(ELEMENTS));
    expect("first", 0, () -> subject.first(ELEMENTS));
    Node tree = Node.holding(0, ELEMENTS);
    expect("sumOfTree", sum, () -> subject.sumOfTree(tree));
    expect("inOrder", true, () -> yields(subject.inOrder(tree), counted));
    expect("fromDepth", true, () -> yields(subject.fromDepth(DEPTH, ELEMENTS), counted));
    expect("fibonacciInside", 610, () -> subject.fibonacciInside(15));
    expect("fibonacciOutside", 610, () -> subject.fibonacciOutside(15));
    expect("alternate", (long) ELEMENTS, () -> subject.alternate(ELEMENTS));
    Subject plain = new PlainLoop();
    int[] data = Rare.data();
    expect("sumPushed", sum, () -> subject.sumPushed(ELEMENTS));
    expect("sumOfChain", plain.sumOfChain(ELEMENTS), () -> subject.sumOfChain(ELEMENTS));
    expect(
        "sumOfChainPushed", plain.sumOfChain(ELEMENTS), () -> subject.sumOfChainPushed(ELEMENTS));
    expect("sumOfRare", plain.sumOfRare(data), () -> subject.sumOfRare(data));
    expect("sumOfBlocks", plain.sumOfBlocks(data), () -> subject.sumOfBlocks(data));
  }

  private static boolean yields(Iterator<Integer> elements, int[] expected) {
    for (int element : expected) {
      if (!elements.hasNext() || elements.next() != element) {
        return false;
      }
    }
    return !elements.hasNext();
  }

  private void expect(String workload, Object expected, Supplier<Object> actual) {
    Object found;
    try {
      found = actual.get();
    } catch (UnsupportedOperationException missing) {
      return;
    }
    if (!expected.equals(found)) {
      String name = subject.getClass().getSimpleName();
      throw new AssertionError(name + "." + workload + " gave " + found + ", not " + expected);
    }
  }
}
