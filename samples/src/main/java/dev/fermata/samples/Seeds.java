package dev.fermata.samples;

import dev.fermata.Generator;

/** The seed programs: values that are asked for one at a time. */
public final class Seeds {
  private Seeds() {}

  /**
   * Runs the sample.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Arguments.none("seeds", args);
    takeTwoOfTen();
    takeAllFive();
  }

  private static void takeTwoOfTen() {
    try (Generator<Integer> numbers = count(0, 9)) {
      System.out.println("generator " + numbers.next());
      System.out.println("generator " + numbers.next());
    }
  }

  private static void takeAllFive() {
    try (Generator<Integer> counter = count(1, 5)) {
      for (int i = 0; i < 5; i++) {
        System.out.println("counter " + counter.next());
      }
    }
  }

  static Generator<Integer> count(int first, int last) {
    return Generator.of(
        y -> {
          for (int i = first; i <= last; i++) {
            y.yield(i);
          }
        });
  }
}
