package dev.fermata.benchmarks;

import org.jspecify.annotations.Nullable;

/** A node of a balanced binary tree. */
public final class Node {
  public final @Nullable Node left;
  public final Integer value;
  public final @Nullable Node right;

  private Node(@Nullable Node left, Integer value, @Nullable Node right) {
    this.left = left;
    this.value = value;
    this.right = right;
  }

  /**
   * Builds a tree that holds {@code first} to {@code end - 1} in order.
   *
   * @param first the least value
   * @param end one more than the greatest
   * @return null if there is nothing to hold
   */
  public static @Nullable Node holding(int first, int end) {
    if (first >= end) {
      return null;
    }
    int middle = (first + end) >>> 1;
    return new Node(holding(first, middle), middle, holding(middle + 1, end));
  }
}
