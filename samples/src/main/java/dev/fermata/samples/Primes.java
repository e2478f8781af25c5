package dev.fermata.samples;

import dev.fermata.Generator;

/** Prime numbers, from generators that never end: whoever uses them says how many. */
public final class Primes {
  private static final int STANDARD_COUNT = 10;
  private static final int BELOW = 50;

  private Primes() {}

  /**
   * Runs the sample.
   *
   * @param args how many primes to print and to add up
   */
  public static void main(String[] args) {
    int count = Arguments.number("primes", args, STANDARD_COUNT);
    printFirst(count);
    printSum(count);
    printBelow(BELOW);
  }

  /** An {@link Iterable}: the generator runs just as far as {@code take} asks it to. */
  private static void printFirst(int count) {
    System.out.print("the first " + count + ":");
    for (int prime : primes().take(count)) {
      System.out.print(" " + prime);
    }
    System.out.println();
  }

  /** A {@link java.util.stream.Stream} with all that streams can do. */
  private static void printSum(int count) {
    long sum = primes().stream().limit(count).mapToLong(Integer::longValue).sum();
    System.out.println("their sum: " + sum);
  }

  /** A loop that is left: closing the generator runs what is pending in its body. */
  private static void printBelow(int end) {
    System.out.print("below " + end + ":");
    try (Generator<Integer> primes = sieve()) {
      for (int prime : primes) {
        if (prime >= end) {
          break;
        }
        System.out.print(" " + prime);
      }
    }
    System.out.println();
  }

  static Generator<Integer> primes() {
    return naturals(2).filter(Primes::isPrime);
  }

  /** The sieve of Eratosthenes: each prime takes its multiples out of the rest. */
  static Generator<Integer> sieve() {
    return Generator.of(
        y -> {
          Generator<Integer> rest = naturals(2);
          while (true) {
            int prime = rest.next();
            y.yield(prime);
            rest = rest.filter(n -> n % prime != 0);
          }
        });
  }

  private static Generator<Integer> naturals(int first) {
    return Generator.of(
        y -> {
          for (int n = first; ; n++) {
            y.yield(n);
          }
        });
  }

  private static boolean isPrime(int n) {
    for (int divisor = 2; (long) divisor * divisor <= n; divisor++) {
      if (n % divisor == 0) {
        return false;
      }
    }
    return true;
  }
}
