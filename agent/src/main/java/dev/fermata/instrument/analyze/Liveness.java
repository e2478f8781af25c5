package dev.fermata.instrument.analyze;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals are read before they are written, from each instruction on. What a handler reads is
 * live at every instruction of its range, as the verifier demands.
 *
 * <p>Solved over blocks; what is live within one is found from its end.
 */
public final class Liveness {
  private final ControlFlow flow;

  /** By block, what is live before it; empty behind the last. */
  private final BitSet[] before;

  Liveness(ControlFlow flow) {
    this.flow = flow;
    before = new BitSet[flow.blocks() + 1];
    before[flow.blocks()] = new BitSet();
    BitSet[] reads = new BitSet[flow.blocks()];
    BitSet[] writes = new BitSet[flow.blocks()];
    for (int block = 0; block < flow.blocks(); block++) {
      before[block] = new BitSet();
      reads[block] = new BitSet();
      writes[block] = new BitSet();
      for (int i = flow.startOf(block + 1) - 1; i >= flow.startOf(block); i--) {
        step(flow.insn(i), reads[block], writes[block]);
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block = flow.blocks() - 1; block >= 0; block--) {
        BitSet live = behind(block);
        live.andNot(writes[block]);
        live.or(reads[block]);
        orHandlers(live, block);
        changed |= !live.equals(before[block]);
        before[block] = live;
      }
    }
  }

  /**
   * Returns the locals that are live before an instruction.
   *
   * @param index of the instruction
   * @return first slots; not to be changed
   */
  public BitSet before(int index) {
    int block = flow.blockOf(index);
    if (flow.startOf(block) == index) {
      return before[block];
    }
    BitSet live = behind(block);
    BitSet none = new BitSet();
    for (int i = flow.startOf(block + 1) - 1; i >= index; i--) {
      step(flow.insn(i), live, none);
    }
    orHandlers(live, block);
    return live;
  }

  /**
   * Returns the locals that the handlers around an instruction read.
   *
   * @param index of a real instruction
   * @return first slots; a fresh set
   */
  public BitSet inHandlers(int index) {
    BitSet live = new BitSet();
    orHandlers(live, flow.blockOf(index));
    return live;
  }

  /**
   * Returns the locals that are live while a call is suspended: after it, and in its handlers.
   *
   * @param index of the call
   * @return first slots; a fresh set
   */
  public BitSet during(int index) {
    BitSet live = inHandlers(index);
    live.or(before(index + 1));
    return live;
  }

  /** What is live behind a block, but for its own handlers; a fresh set. */
  BitSet behind(int block) {
    BitSet live = new BitSet();
    for (int exit : flow.exits(block)) {
      live.or(before[flow.blockOf(exit)]);
    }
    return live;
  }

  private void orHandlers(BitSet live, int block) {
    for (TryCatchBlockNode row : flow.handlersOf(block)) {
      live.or(before[flow.blockOf(flow.indexOf(row.handler))]);
    }
  }

  /** Goes back over one instruction. */
  static void step(AbstractInsnNode insn, BitSet reads, BitSet writes) {
    if (insn instanceof VarInsnNode variable) {
      boolean isRead = insn.getOpcode() <= Opcodes.ALOAD || insn.getOpcode() == Opcodes.RET;
      reads.set(variable.var, isRead);
      if (!isRead) {
        writes.set(variable.var);
      }
    } else if (insn instanceof IincInsnNode increment) {
      reads.set(increment.var);
    }
  }
}
