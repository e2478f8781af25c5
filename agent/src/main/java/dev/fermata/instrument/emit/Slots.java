package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.MethodAnalysis;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Where the locals of the original are in a twin or resume method.
 *
 * @param frame slot of the frame; -1 in a twin, which has none
 * @param stack slot of the FrameStack
 * @param parameters slots of the original's parameters that stay where they are
 * @param shift how far all others move up
 * @param straddling slot of the wide local that in the original takes the slot of the last
 *     parameter and the one behind, which is the stack's; -1 if there is none
 * @param temporaries the first slot that the original does not use
 */
record Slots(int frame, int stack, int parameters, int shift, int straddling, int temporaries) {
  /** In a twin the stack is the last parameter: what comes behind moves up by one. */
  static Slots ofTwin(MethodAnalysis analysis) {
    return ofTwin(analysis, 1);
  }

  /** In a second twin one more comes behind the stack. */
  static Slots ofSecondTwin(MethodAnalysis analysis) {
    return ofTwin(analysis, 2);
  }

  private static Slots ofTwin(MethodAnalysis analysis, int added) {
    MethodNode method = analysis.method();
    int receiver = (method.access & Opcodes.ACC_STATIC) == 0 ? 0 : -1;
    int parameters = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) + receiver;
    int behind = Math.max(analysis.flow().slots(), parameters) + added;
    return analysis.flow().hasWideAt(parameters - 1)
        ? new Slots(-1, parameters, parameters, added, behind, behind + 2)
        : new Slots(-1, parameters, parameters, added, -1, behind);
  }

  /** A resume method has the frame and the stack as its only parameters. */
  static Slots ofResume(MethodAnalysis analysis) {
    return new Slots(0, 1, 0, 2, -1, analysis.flow().slots() + 2);
  }

  /** In the method that makes a first frame, captured values are where they are in the original. */
  static Slots ofCaptured(int behind) {
    return new Slots(behind, -1, behind, 0, -1, behind + 1);
  }

  /** In the method of a frame that resumes it there is nothing else. */
  static Slots ofFrame() {
    return new Slots(0, 1, 0, 0, -1, 2);
  }

  /**
   * Where a local is.
   *
   * @param original its slot in the original
   * @param isWide whether it takes the next one too
   */
  int of(int original, boolean isWide) {
    if (isWide && original == parameters - 1) {
      return straddling;
    }
    return original < parameters ? original : original + shift;
  }
}
