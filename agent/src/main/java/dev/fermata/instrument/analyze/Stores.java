package dev.fermata.instrument.analyze;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Tells which instructions store into local variables. */
public final class Stores {
  private Stores() {}

  static boolean isStore(AbstractInsnNode insn) {
    return insn.getOpcode() >= Opcodes.ISTORE && insn.getOpcode() <= Opcodes.ASTORE;
  }

  /** Tells whether a local that begins at a slot is stored. */
  static boolean begins(AbstractInsnNode insn, int slot) {
    return isStore(insn) && ((VarInsnNode) insn).var == slot;
  }

  /**
   * Tells whether the value in a slot is overwritten.
   *
   * @param insn any instruction
   * @param slot that a store may begin at, or reach from the one before
   * @return false also for an IINC
   */
  public static boolean touches(AbstractInsnNode insn, int slot) {
    return begins(insn, slot) || (begins(insn, slot - 1) && ControlFlow.isWide(insn.getOpcode()));
  }
}
