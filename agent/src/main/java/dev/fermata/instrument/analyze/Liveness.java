package dev.fermata.instrument.analyze;

import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals are read before they are written, from each instruction on. What a handler reads is
 * live at every instruction of its range, as the verifier demands.
 */
public final class Liveness {
  private static final int[] NONE = {};

  private final ControlFlow flow;
  private final BitSet[] before;

  /** The handlers around each instruction, by index. */
  private final int[][] handlers;

  /** What is being computed: made once, because it is computed so often. */
  private final BitSet now = new BitSet();

  Liveness(ControlFlow flow) {
    this.flow = flow;
    before = new BitSet[flow.size() + 1];
    handlers = new int[flow.size()][];
    for (int i = 0; i <= flow.size(); i++) {
      before[i] = new BitSet();
    }
    for (int i = 0; i < flow.size(); i++) {
      handlers[i] = handlersOf(i);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = flow.size() - 1; i >= 0; i--) {
        changed |= update(i);
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
    return before[index];
  }

  /**
   * Returns the locals that the handlers around an instruction read.
   *
   * @param index of the instruction
   * @return first slots; a fresh set
   */
  public BitSet inHandlers(int index) {
    BitSet live = new BitSet();
    for (TryCatchBlockNode block : flow.handlers(index)) {
      live.or(before[flow.indexOf(block.handler)]);
    }
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
    live.or(before[index + 1]);
    return live;
  }

  private int[] handlersOf(int index) {
    List<TryCatchBlockNode> blocks = flow.handlers(index);
    return blocks.isEmpty()
        ? NONE
        : blocks.stream().mapToInt(block -> flow.indexOf(block.handler)).toArray();
  }

  private boolean update(int index) {
    now.clear();
    for (int successor : flow.successors(index)) {
      now.or(before[successor]);
    }
    AbstractInsnNode insn = flow.insn(index);
    if (insn instanceof VarInsnNode variable) {
      boolean reads = insn.getOpcode() <= Opcodes.ALOAD || insn.getOpcode() == Opcodes.RET;
      now.set(variable.var, reads);
    } else if (insn instanceof IincInsnNode increment) {
      now.set(increment.var);
    }
    if (insn.getOpcode() >= 0) {
      for (int handler : handlers[index]) {
        now.or(before[handler]);
      }
    }
    if (now.equals(before[index])) {
      return false;
    }
    before[index].clear();
    before[index].or(now);
    return true;
  }
}
