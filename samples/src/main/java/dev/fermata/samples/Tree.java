package dev.fermata.samples;

import dev.fermata.Generator;
import dev.fermata.Suspendable;
import dev.fermata.Yielder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Walks a search tree in order: a recursive method that yields from any depth. */
public final class Tree {
  private static final int STANDARD_SIZE = 15;
  private static final int SEED = 42;

  private final int value;
  private Tree left;
  private Tree right;

  private Tree(int value) {
    this.value = value;
  }

  /**
   * Runs the sample: prints the values of a tree, in order.
   *
   * @param args how many values the tree has
   */
  public static void main(String[] args) {
    Tree tree = ofShuffled(Arguments.number("tree", args, STANDARD_SIZE));
    if (tree != null) {
      for (int value : tree.values()) {
        System.out.println(value);
      }
    }
  }

  /** Returns the values in order, each found when it is asked for. */
  Generator<Integer> values() {
    return Generator.of(this::walk);
  }

  @Suspendable
  private void walk(Yielder<Integer> y) {
    if (left != null) {
      left.walk(y);
    }
    y.yield(value);
    if (right != null) {
      right.walk(y);
    }
  }

  /** Grows a tree of 1 to {@code size} inserted in random order; null if {@code size} is 0. */
  static Tree ofShuffled(int size) {
    List<Integer> values = new ArrayList<>(size);
    for (int value = 1; value <= size; value++) {
      values.add(value);
    }
    Collections.shuffle(values, new Random(SEED));
    Tree root = null;
    for (int value : values) {
      root = insert(root, value);
    }
    return root;
  }

  private static Tree insert(Tree tree, int value) {
    if (tree == null) {
      return new Tree(value);
    }
    if (value < tree.value) {
      tree.left = insert(tree.left, value);
    } else {
      tree.right = insert(tree.right, value);
    }
    return tree;
  }
}
