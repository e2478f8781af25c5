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
 * @param temporaries the first slot that the original does not use
 */
record Slots(int frame, int stack, int parameters, int shift, int temporaries) {
  /** In a twin the stack is the last parameter: what comes behind moves up by one. */
  static Slots ofTwin(MethodAnalysis analysis) {
    MethodNode method = analysis.method();
    int receiver = (method.access & Opcodes.ACC_STATIC) == 0 ? 0 : -1;
    int parameters = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) + receiver;
    return new Slots(
        -1, parameters, parameters, 1, Math.max(analysis.flow().slots(), parameters) + 1);
  }

  /** A resume method has the frame and the stack as its only parameters. */
  static Slots ofResume(MethodAnalysis analysis) {
    return new Slots(0, 1, 0, 2, analysis.flow().slots() + 2);
  }

  /** In the method of a frame that resumes it there is nothing else. */
  static Slots ofFrame() {
    return new Slots(0, 1, 0, 0, 2);
  }

  int of(int original) {
    return original < parameters ? original : original + shift;
  }
}
