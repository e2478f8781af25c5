package dev.fermata.oracle;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which of the points that a run reaches, counted from 0 in the order in which they are reached,
 * are suspended, and how.
 *
 * @param points a bit for each point
 * @param answering who delivers a point's value
 * @param threads on how many threads in turn the run is resumed; 0 for the caller's own
 * @param name for messages
 */
record Plan(BitSet points, Answering answering, int threads, String name) {

  /** How the value of a suspended point comes to its caller. */
  enum Answering {
    /** The driver stores it before it resumes: what {@code Yielder.yield} and the like do. */
    DIRECTLY,
    /** A frame that the point's twin has linked stores it: what {@code next}, {@code run} do. */
    BY_FRAME,
    /** The same, but that frame suspends once more when it is first resumed. */
    BY_FRAME_TWICE,
    /** The driver stores it, into a stack that was written to a stream and read. */
    AFTER_A_STREAM
  }

  static Plan none() {
    return new Plan(new BitSet(), Answering.DIRECTLY, 0, "no point");
  }

  static Plan all(int count, Answering answering) {
    return new Plan(range(count), answering, 0, "all " + count + " points");
  }

  static Plan hopping(int count, Answering answering, int threads) {
    return new Plan(range(count), answering, threads, "all " + count + " points");
  }

  static Plan single(int index, Answering answering) {
    BitSet points = new BitSet();
    points.set(index);
    return new Plan(points, answering, 0, "point " + index);
  }

  /** The subset whose members are the one bits of {@code bits}. */
  static Plan subset(long bits, Answering answering) {
    BitSet points = BitSet.valueOf(new long[] {bits});
    return new Plan(points, answering, 0, "points " + points);
  }

  static Plan random(int count, long seed, Answering answering) {
    Random random = new Random(seed);
    BitSet points = new BitSet();
    IntStream.range(0, count).filter(i -> random.nextBoolean()).forEach(points::set);
    return new Plan(points, answering, 0, "random points " + points + " (seed " + seed + ")");
  }

  private static BitSet range(int count) {
    BitSet points = new BitSet();
    points.set(0, count);
    return points;
  }

  boolean suspendsAt(int index) {
    return points.get(index);
  }

  @Override
  public String toString() {
    return name + ", answered " + answering + (threads == 0 ? "" : ", on " + threads + " threads");
  }
}
