package dev.fermata.samples;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.List;

/** Permutations and combinations, by recursive methods that yield where a choice is complete. */
public final class Permutations {
  private static final int STANDARD_SIZE = 8;
  private static final int SHOWN = 6;

  private Permutations() {}

  /**
   * Runs the sample: prints the first permutations and combinations of the numbers 1 to N, and how
   * many there are.
   *
   * @param args N
   */
  public static void main(String[] args) {
    int size = Arguments.number("permutations", args, STANDARD_SIZE);
    List<Integer> numbers = Generator.range(1, size + 1).toList();
    print("permutations", permutations(numbers).take(SHOWN), permutations(numbers));
    int chosen = size / 2;
    print(
        "combinations of " + chosen,
        combinations(numbers, chosen).take(SHOWN),
        combinations(numbers, chosen));
  }

  private static void print(
      String title, Generator<List<Integer>> first, Generator<List<Integer>> all) {
    System.out.println(title + ":");
    first.forEach(choice -> System.out.println("  " + choice));
    System.out.println("  in all: " + all.count());
  }

  /** Returns the orders of {@code items}, in the lexicographic order of their positions. */
  static <T> Generator<List<T>> permutations(List<T> items) {
    return Generator.of(y -> permute(y, new ArrayList<>(), new ArrayList<>(items)));
  }

  @Suspendable
  private static <T> void permute(Yielder<List<T>> y, List<T> chosen, List<T> rest) {
    if (rest.isEmpty()) {
      y.yield(List.copyOf(chosen));
    }
    for (int i = 0; i < rest.size(); i++) {
      T item = rest.remove(i);
      chosen.add(item);
      permute(y, chosen, rest);
      chosen.remove(chosen.size() - 1);
      rest.add(i, item);
    }
  }

  /** Returns the choices of {@code count} items, in the lexicographic order of their positions. */
  static <T> Generator<List<T>> combinations(List<T> items, int count) {
    return Generator.of(y -> choose(y, new ArrayList<>(), items, count));
  }

  @Suspendable
  private static <T> void choose(Yielder<List<T>> y, List<T> chosen, List<T> rest, int count) {
    if (count == 0) {
      y.yield(List.copyOf(chosen));
      return;
    }
    for (int i = 0; i + count <= rest.size(); i++) {
      chosen.add(rest.get(i));
      choose(y, chosen, rest.subList(i + 1, rest.size()), count - 1);
      chosen.remove(chosen.size() - 1);
    }
  }
}
