package dev.fermata.instrument.analyze;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where control can go from each instruction of a method; instructions are named by their index.
 *
 * <p>The instructions form blocks, which are named by their position: control enters a block at its
 * first instruction only, leaves it behind its last, or at any for the same handlers. A call ends
 * its block, so that what is asked about the instruction behind it is known of a block.
 */
public final class ControlFlow {
  private static final int[] NONE = {};

  private final AbstractInsnNode[] insns;
  private final InsnList list;

  /** By block, its first instruction; at the end the number of instructions. */
  private final int[] starts;

  /** By instruction, its block; at the end the number of blocks. */
  private final int[] blocks;

  private final List<List<TryCatchBlockNode>> handlers;
  private final int slots;

  ControlFlow(MethodNode method) {
    list = method.instructions;
    insns = list.toArray();
    slots = slotsOf(method);
    BitSet leaders = leaders(method);
    starts = new int[leaders.cardinality() + 1];
    blocks = new int[insns.length + 1];
    int block = -1;
    for (int i = 0; i < insns.length; i++) {
      if (leaders.get(i)) {
        starts[++block] = i;
      }
      blocks[i] = block;
    }
    starts[block + 1] = insns.length;
    blocks[insns.length] = block + 1;
    handlers = handlersOf(method);
  }

  private BitSet leaders(MethodNode method) {
    BitSet leaders = new BitSet(insns.length);
    for (int i = 0; i < insns.length; i++) {
      boolean ends = insns[i] instanceof MethodInsnNode;
      if (!flowsOnOnly(i)) {
        ends = true;
        for (int successor : successors(i)) {
          leaders.set(successor);
        }
      }
      if (ends) {
        leaders.set(i + 1);
      }
    }
    for (TryCatchBlockNode row : method.tryCatchBlocks) {
      leaders.set(indexOf(row.start));
      leaders.set(indexOf(row.end));
      leaders.set(indexOf(row.handler));
    }
    leaders.set(0);
    leaders.clear(insns.length, Integer.MAX_VALUE);
    return leaders;
  }

  private int slotsOf(MethodNode method) {
    int receiver = (method.access & Opcodes.ACC_STATIC) == 0 ? 0 : -1;
    int most = (Type.getArgumentsAndReturnSizes(method.desc) >> 2) + receiver;
    for (AbstractInsnNode insn : insns) {
      if (insn instanceof VarInsnNode variable) {
        most = Math.max(most, variable.var + 2);
      } else if (insn instanceof IincInsnNode increment) {
        most = Math.max(most, increment.var + 1);
      }
    }
    return Math.min(most, method.maxLocals);
  }

  /** Tells whether the only way on is to the next instruction. */
  private boolean flowsOnOnly(int index) {
    int type = insns[index].getType();
    return type != AbstractInsnNode.JUMP_INSN
        && type != AbstractInsnNode.TABLESWITCH_INSN
        && type != AbstractInsnNode.LOOKUPSWITCH_INSN
        && fallsThrough(index);
  }

  /**
   * Returns the number of instructions, labels and frames included.
   *
   * @return the first index that is no instruction
   */
  public int size() {
    return insns.length;
  }

  /**
   * Returns how many slots the locals take.
   *
   * @return at most what the class file says, which can be far too much
   */
  public int slots() {
    return slots;
  }

  /**
   * Tells whether a long or double is ever in a slot and the one behind it.
   *
   * @param slot from 0
   * @return false too if it is a parameter that is never used
   */
  public boolean hasWideAt(int slot) {
    for (AbstractInsnNode insn : insns) {
      if (insn instanceof VarInsnNode variable
          && variable.var == slot
          && isWide(insn.getOpcode())) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether an instruction loads or stores a long or double. */
  public static boolean isWide(int opcode) {
    return opcode == Opcodes.LLOAD
        || opcode == Opcodes.DLOAD
        || opcode == Opcodes.LSTORE
        || opcode == Opcodes.DSTORE;
  }

  /**
   * Returns an instruction.
   *
   * @param index from 0
   * @return a node of the method
   */
  public AbstractInsnNode insn(int index) {
    return insns[index];
  }

  /** The number of blocks. */
  int blocks() {
    return starts.length - 1;
  }

  /** The block of an instruction; behind the last one, the number of blocks. */
  int blockOf(int index) {
    return blocks[index];
  }

  /** The first instruction of a block; the number of instructions behind the last one. */
  int startOf(int block) {
    return starts[block];
  }

  /**
   * Returns where the block of an instruction ends.
   *
   * @param index of the instruction
   * @return the index behind the last instruction of its block
   */
  public int endOfBlock(int index) {
    return starts[blocks[index] + 1];
  }

  /** Where control goes at the end of a block: first instructions of others, as a rule. */
  int[] exits(int block) {
    return successors(starts[block + 1] - 1);
  }

  /** The try ranges around a block, in the order of the table. */
  List<TryCatchBlockNode> handlersOf(int block) {
    return handlers.get(block);
  }

  /**
   * Returns where control goes from an instruction that completes.
   *
   * @param index of the instruction
   * @return indexes; empty after a return or throw
   */
  public int[] successors(int index) {
    AbstractInsnNode insn = insns[index];
    int opcode = insn.getOpcode();
    if (insn instanceof JumpInsnNode jump) {
      int target = indexOf(jump.label);
      return opcode == Opcodes.GOTO ? new int[] {target} : new int[] {index + 1, target};
    }
    if (insn instanceof TableSwitchInsnNode table) {
      return targets(table.dflt, table.labels);
    }
    if (insn instanceof LookupSwitchInsnNode lookup) {
      return targets(lookup.dflt, lookup.labels);
    }
    boolean ends = opcode == Opcodes.ATHROW || isReturn(opcode);
    return ends || index + 1 == insns.length ? NONE : new int[] {index + 1};
  }

  /**
   * Tells whether control can go on to the next instruction without a jump.
   *
   * @param index of a real instruction
   * @return false for jumps that always are made, switches, returns and throws
   */
  public boolean fallsThrough(int index) {
    int opcode = insns[index].getOpcode();
    return opcode != Opcodes.GOTO
        && opcode != Opcodes.TABLESWITCH
        && opcode != Opcodes.LOOKUPSWITCH
        && opcode != Opcodes.ATHROW
        && !isReturn(opcode);
  }

  /**
   * Returns the try ranges around an instruction.
   *
   * @param index of a real instruction
   * @return rows of the exception table, in its order; the same list for a whole block
   */
  public List<TryCatchBlockNode> handlers(int index) {
    return handlers.get(blocks[index]);
  }

  /**
   * Returns the index of an instruction.
   *
   * @param insn a node of the method
   * @return from 0
   */
  public int indexOf(AbstractInsnNode insn) {
    return list.indexOf(insn);
  }

  /**
   * Returns the real instruction at or after an index.
   *
   * @param index of an instruction, label, line number or frame
   * @return the index of the first with an opcode; {@link #size} if there is none
   */
  public int realFrom(int index) {
    int at = index;
    while (at < insns.length && insns[at].getOpcode() < 0) {
      at++;
    }
    return at;
  }

  private int[] targets(LabelNode otherwise, List<LabelNode> labels) {
    List<LabelNode> all = new ArrayList<>(labels);
    all.add(otherwise);
    return all.stream().mapToInt(this::indexOf).distinct().toArray();
  }

  private static boolean isReturn(int opcode) {
    return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }

  private List<List<TryCatchBlockNode>> handlersOf(MethodNode method) {
    List<List<TryCatchBlockNode>> result = new ArrayList<>();
    for (int block = 0; block < blocks(); block++) {
      result.add(List.of());
    }
    long entries = 0;
    for (TryCatchBlockNode row : method.tryCatchBlocks) {
      int end = blocks[indexOf(row.end)];
      for (int block = blocks[indexOf(row.start)]; block < end; block++) {
        if (realFrom(starts[block]) < starts[block + 1]) {
          if (result.get(block).isEmpty()) {
            result.set(block, new ArrayList<>());
          }
          result.get(block).add(row);
          entries++;
        }
      }
      Bounds.check(entries);
    }
    return result;
  }
}
