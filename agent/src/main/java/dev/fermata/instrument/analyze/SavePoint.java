package dev.fermata.instrument.analyze;

import java.util.List;

/** A place in a method at which what lives on is in its frame. */
public sealed interface SavePoint permits SuspensionPoint, Crossing {
  /**
   * Returns what a frame's label is while the method stands here.
   *
   * @return unique in the method, from 1
   */
  int label();

  /**
   * Returns what of the operand stack is saved.
   *
   * @return bottom first
   */
  List<SavedValue> operands();

  /**
   * Returns which locals are saved.
   *
   * @return by slot
   */
  List<SavedValue> locals();
}
