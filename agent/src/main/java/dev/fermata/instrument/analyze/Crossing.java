package dev.fermata.instrument.analyze;

import java.util.List;

/**
 * An instruction to which control comes from another piece of the method, or from its caller. All
 * that is live there goes through the frame.
 *
 * @param label behind those of the suspension points, in the order of the code
 * @param insn index of the real instruction that control comes to
 * @param operands the whole operand stack, bottom first
 * @param locals the locals that are live
 */
public record Crossing(int label, int insn, List<SavedValue> operands, List<SavedValue> locals)
    implements SavePoint {
  /**
   * Returns the one by which a method begins.
   *
   * @param analysis of the method
   * @return behind the suspension points, with the parameters that are live
   */
  public static Crossing toFirst(MethodAnalysis analysis) {
    return analysis.crossing(analysis.points().size() + 1, analysis.flow().realFrom(0));
  }
}
