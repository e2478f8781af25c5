package dev.fermata.instrument.analyze;

import dev.fermata.instrument.resolve.CallTarget;
import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call at which a method can be suspended.
 *
 * @param label counted from 1 in the order of the code
 * @param insn index of the call
 * @param call the call as it stands in the original
 * @param target how it is made in a twin
 * @param operands what lies on the stack under the call's receiver and arguments, bottom first
 * @param locals the locals that live on, or that a handler around the call reads
 * @param line of the source; -1 if unknown
 */
public record SuspensionPoint(
    int label,
    int insn,
    MethodInsnNode call,
    CallTarget target,
    List<SavedValue> operands,
    List<SavedValue> locals,
    int line)
    implements SavePoint {
  /**
   * Returns the type of the call's result.
   *
   * @return may be void
   */
  public Type result() {
    return Type.getReturnType(call.desc);
  }
}
