package dev.fermata.instrument.analyze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Where control can go from each instruction of a method; instructions are named by their index.
 */
public final class ControlFlow {
  private static final int[] NONE = {};

  private final AbstractInsnNode[] insns;
  private final int[][] successors;
  private final List<List<TryCatchBlockNode>> handlers;
  private final InsnList list;

  ControlFlow(MethodNode method) {
    list = method.instructions;
    insns = list.toArray();
    successors = new int[insns.length][];
    for (int i = 0; i < insns.length; i++) {
      successors[i] = successorsOf(i);
    }
    handlers = handlersOf(method);
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
   * Returns an instruction.
   *
   * @param index from 0
   * @return a node of the method
   */
  public AbstractInsnNode insn(int index) {
    return insns[index];
  }

  /**
   * Returns where control goes from an instruction that completes.
   *
   * @param index of the instruction
   * @return indexes; empty after a return or throw
   */
  public int[] successors(int index) {
    return successors[index];
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
   * @param index of the instruction
   * @return rows of the exception table, in its order
   */
  public List<TryCatchBlockNode> handlers(int index) {
    return handlers.get(index);
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

  private int[] successorsOf(int index) {
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
    for (int i = 0; i < insns.length; i++) {
      result.add(List.of());
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      int end = indexOf(block.end);
      for (int i = indexOf(block.start); i < end; i++) {
        if (result.get(i).isEmpty()) {
          result.set(i, new ArrayList<>());
        }
        result.get(i).add(block);
      }
    }
    return result;
  }

  @Override
  public String toString() {
    return Arrays.deepToString(successors);
  }
}
