package dev.fermata.instrument.analyze;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds where a method took the monitor that it holds at a call. */
public final class HeldMonitor {
  private HeldMonitor() {}

  /**
   * Finds where the outermost monitor was taken that is held at a call.
   *
   * @param node with code and line numbers
   * @param method the name of the method that calls
   * @param line of the call
   * @return a line; 0 if no monitor is held in any call there, -1 if there is no such call
   */
  public static int lineTaken(ClassNode node, String method, int line) {
    int found = -1;
    for (MethodNode each : node.methods) {
      if (each.name.equals(method) && found <= 0) {
        found = Math.max(found, lineTaken(each, line));
      }
    }
    return found;
  }

  private static int lineTaken(MethodNode method, int line) {
    MonitorDepth monitors = null;
    int at = -1;
    int taken = 0;
    int found = -1;
    AbstractInsnNode[] insns = method.instructions.toArray();
    for (int i = 0; i < insns.length; i++) {
      if (insns[i] instanceof LineNumberNode number) {
        at = number.line;
      } else if (insns[i].getOpcode() == Opcodes.MONITORENTER) {
        monitors = depths(monitors, method);
        taken = monitors.isHeldAt(i) ? taken : at;
      } else if (at == line && isCall(insns[i])) {
        boolean isHeld = monitors != null && monitors.isHeldAt(i);
        found = isHeld ? taken : Math.max(found, 0);
      }
      if (found > 0) {
        return found;
      }
    }
    return found;
  }

  /** Not before a monitor is taken: most methods take none. */
  private static MonitorDepth depths(@Nullable MonitorDepth known, MethodNode method) {
    return known == null ? new MonitorDepth(new ControlFlow(method)) : known;
  }

  private static boolean isCall(AbstractInsnNode insn) {
    return insn instanceof MethodInsnNode || insn instanceof InvokeDynamicInsnNode;
  }
}
