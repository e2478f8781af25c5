package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The chance that a random program is made of: numbers that are drawn and remembered, or given
 * again. Every draw means the simplest thing where it is 0, and 0 is what is drawn when those that
 * were given have run out; so any numbers give a program, and smaller ones a simpler program.
 *
 * <p>What is drawn for one part of the program, a statement or an expression, lies in a {@link
 * Part}: the parts are the tree of the program.
 */
final class Choices {
  private final Random random;
  private final int[] given;
  private final List<Integer> drawn = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /** Draws from {@code begin} to {@code end} that belong together. */
  record Part(int begin, int end) {
    int size() {
      return end - begin;
    }
  }

  private Choices(Random random, int[] given) {
    this.random = random;
    this.given = given;
  }

  /** Draws at random; the same seed gives the same numbers. */
  static Choices ofSeed(long seed) {
    return new Choices(new Random(seed * 0x9E3779B97F4A7C15L), new int[0]);
  }

  /** Gives these numbers, each made smaller if need be, and then 0 for ever. */
  static Choices of(int[] given) {
    return new Choices(null, given.clone());
  }

  /** A number from 0 to below {@code bound}. */
  int next(int bound) {
    int at = drawn.size();
    int number = 0;
    if (random != null) {
      number = random.nextInt(bound);
    } else if (at < given.length) {
      number = Math.min(given[at], bound - 1);
    }
    drawn.add(number);
    return number;
  }

  /** True once in so many times, false where the program is to be simple. */
  boolean once(int in) {
    return next(in) == in - 1;
  }

  /** To be given to {@link #end}. */
  int begin() {
    return drawn.size();
  }

  void end(int begin) {
    parts.add(new Part(begin, drawn.size()));
  }

  /** All that has been drawn. */
  int[] drawn() {
    return drawn.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The parts, inner ones before those around them. */
  List<Part> parts() {
    return parts;
  }

  @Override
  public String toString() {
    return Arrays.toString(drawn());
  }
}
