package dev.fermata.oracle;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells by walking along all ways whether a local is read before it is written. Slow and simple,
 * and independent of the engine, whose answers are compared with it.
 */
final class PathLiveness {
  private final MethodNode method;
  private final InsnList insns;

  PathLiveness(MethodNode method) {
    this.method = method;
    insns = method.instructions;
  }

  /** Whether a local is live while a call is suspended: behind it, or in a handler around it. */
  boolean isLiveDuring(int call, int slot) {
    Deque<Integer> open = new ArrayDeque<>(handlers(call));
    open.push(call + 1);
    BitSet seen = new BitSet();
    while (!open.isEmpty()) {
      int at = open.pop();
      if (at >= insns.size() || seen.get(at)) {
        continue;
      }
      seen.set(at);
      AbstractInsnNode insn = insns.get(at);
      if (reads(insn, slot)) {
        return true;
      }
      if (insn.getOpcode() >= 0) {
        open.addAll(handlers(at));
      }
      if (!writes(insn, slot)) {
        addSuccessors(at, insn, open);
      }
    }
    return false;
  }

  private static boolean reads(AbstractInsnNode insn, int slot) {
    return insn instanceof IincInsnNode increment
        ? increment.var == slot
        : insn instanceof VarInsnNode variable
            && variable.var == slot
            && insn.getOpcode() <= Opcodes.ALOAD;
  }

  private static boolean writes(AbstractInsnNode insn, int slot) {
    return insn instanceof VarInsnNode variable
        && variable.var == slot
        && insn.getOpcode() >= Opcodes.ISTORE
        && insn.getOpcode() <= Opcodes.ASTORE;
  }

  private List<Integer> handlers(int at) {
    return method.tryCatchBlocks.stream()
        .filter(row -> insns.indexOf(row.start) <= at && at < insns.indexOf(row.end))
        .map((TryCatchBlockNode row) -> insns.indexOf(row.handler))
        .toList();
  }

  private void addSuccessors(int at, AbstractInsnNode insn, Deque<Integer> open) {
    int opcode = insn.getOpcode();
    if (insn instanceof JumpInsnNode jump) {
      add(jump.label, open);
    } else if (insn instanceof TableSwitchInsnNode cases) {
      add(cases.dflt, open);
      cases.labels.forEach(label -> add(label, open));
    } else if (insn instanceof LookupSwitchInsnNode cases) {
      add(cases.dflt, open);
      cases.labels.forEach(label -> add(label, open));
    }
    boolean ends =
        opcode == Opcodes.GOTO
            || opcode == Opcodes.TABLESWITCH
            || opcode == Opcodes.LOOKUPSWITCH
            || opcode == Opcodes.ATHROW
            || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
    if (!ends) {
      open.push(at + 1);
    }
  }

  private void add(LabelNode label, Deque<Integer> open) {
    open.push(insns.indexOf(label));
  }
}
