package dev.fermata.instrument.analyze;

import java.util.List;

/**
 * A stretch of a method's code that becomes a method of its own.
 *
 * @param number from 0, in the order of the code
 * @param from index of its first instruction; labels and frames before a real one belong to it
 * @param to index behind its last
 * @param points the suspension points in it; their labels have no gaps
 * @param entries where control comes in from other pieces; their labels have no gaps
 * @param exits the entries of other pieces that control leaves to
 */
public record Piece(
    int number,
    int from,
    int to,
    List<SuspensionPoint> points,
    List<Crossing> entries,
    List<Crossing> exits) {
  /**
   * Tells whether an instruction belongs to this piece.
   *
   * @param index of the instruction
   * @return whether it is between the ends
   */
  public boolean covers(int index) {
    return from <= index && index < to;
  }
}
