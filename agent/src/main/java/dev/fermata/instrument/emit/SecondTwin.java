package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.ControlFlow;
import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.resolve.CallTarget;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A copy of the twin of a small method that calls itself. The two call each other: C2 inlines a
 * method into itself once (MaxRecursiveInlineLevel), so that it takes three levels of recursion
 * into one compiled method instead of one, and most of the checks go. Frames of both are resumed by
 * the same method.
 *
 * <pre>{@code
 * static int m(int a, FrameStack stack)               { … m(a - 1, stack, false) … }
 * static int m(int a, FrameStack stack, boolean mark) { … m(a - 1, stack) … }
 * }</pre>
 */
final class SecondTwin {
  /** C2 inlines 325 bytes at most (FreqInlineSize), and twins are larger than their originals. */
  private static final int MOST_INSTRUCTIONS = 80;

  /** Slots (JVMS §4.11). */
  private static final int MOST_PARAMETERS = 255;

  private SecondTwin() {}

  /** Tells whether a method calls itself, so that no other method can be meant, and is small. */
  static boolean pays(ClassNode owner, MethodAnalysis analysis) {
    MethodNode method = analysis.method();
    int bound = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;
    boolean isBound = (method.access & bound) != 0 || (owner.access & Opcodes.ACC_FINAL) != 0;
    return isBound
        && (Type.getArgumentsAndReturnSizes(method.desc) >> 2) + 2 <= MOST_PARAMETERS
        && analysis.points().stream().anyMatch(point -> isOwn(point, owner.name, method))
        && instructions(analysis.flow()) <= MOST_INSTRUCTIONS;
  }

  /** Tells whether a method calls itself at a point. */
  static boolean isOwn(SuspensionPoint point, String owner, MethodNode method) {
    MethodInsnNode call = point.call();
    return point.target() instanceof CallTarget.Twin
        && call.name.equals(method.name)
        && call.desc.equals(method.desc)
        && call.owner.equals(owner);
  }

  private static int instructions(ControlFlow flow) {
    int count = 0;
    for (int i = flow.realFrom(0); i < flow.size(); i = flow.realFrom(i + 1)) {
      count++;
    }
    return count;
  }
}
