package dev.fermata.instrument.analyze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Decides, for the locals of a method that has been resumed, what its frame goes on holding.
 *
 * <p>Two questions. <em>Kept</em>: may the frame's field stay as it is when a point is resumed? A
 * primitive always may. A reference may if, on every way from there, the local lives unchanged
 * until the next point that saves it, or dies with nothing behind that could take long or much
 * memory (a call, an allocation) before the method ends; otherwise the frame would keep a dead
 * object alive. <em>Clean</em>: does the field, when a point is reached, still hold the local's
 * value, so that nothing need be written?
 */
public final class Retention {
  private static final int UNREACHED = 0;
  private static final int DIRTY = -1;

  private final MethodAnalysis analysis;
  private final ControlFlow flow;
  private final Map<SavedValue, Integer> numbers = new HashMap<>();
  private final List<SavedValue> values = new ArrayList<>();
  private final BitSet[] held;
  private final int[][] clean;

  /**
   * Analyses a method.
   *
   * @param analysis of the method
   */
  public Retention(MethodAnalysis analysis) {
    this.analysis = analysis;
    flow = analysis.flow();
    for (SuspensionPoint point : analysis.points()) {
      for (SavedValue value : point.locals()) {
        if (numbers.putIfAbsent(value, values.size() + 1) == null) {
          values.add(value);
        }
      }
    }
    held = heldBackwards();
    clean = cleanForwards();
  }

  /**
   * Tells whether a field stays as it is when a point is resumed.
   *
   * @param point that is resumed
   * @param value one of its locals
   * @return false if the field has to be set to null
   */
  public boolean isKept(SuspensionPoint point, SavedValue value) {
    if (!value.isReference()) {
      return true;
    }
    int number = number(value);
    boolean kept = held[point.insn() + 1].get(number);
    for (TryCatchBlockNode block : flow.handlers(point.insn())) {
      kept &= held[flow.indexOf(block.handler)].get(number);
    }
    return kept;
  }

  /**
   * Tells whether a field already holds a local's value in a resumed method.
   *
   * @param point that suspends
   * @param value one of its locals
   * @return true if it need not be written
   */
  public boolean isClean(SuspensionPoint point, SavedValue value) {
    return clean[point.insn()] != null && clean[point.insn()][value.index()] == number(value);
  }

  private int number(SavedValue value) {
    return Objects.requireNonNull(numbers.get(value));
  }

  // ---- held: the greatest solution, backwards

  private BitSet[] heldBackwards() {
    BitSet[] before = new BitSet[flow.size() + 1];
    for (int i = 0; i <= flow.size(); i++) {
      before[i] = new BitSet();
      before[i].set(1, values.size() + 1);
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = flow.size() - 1; i >= 0; i--) {
        BitSet now = heldBefore(i, before);
        if (!now.equals(before[i])) {
          before[i] = now;
          changed = true;
        }
      }
    }
    return before;
  }

  private BitSet heldBefore(int index, BitSet[] before) {
    AbstractInsnNode insn = flow.insn(index);
    BitSet now = new BitSet();
    now.set(1, values.size() + 1);
    for (int successor : flow.successors(index)) {
      now.and(before[successor]);
    }
    SuspensionPoint point = analysis.pointAt(insn);
    if (point != null) {
      BitSet saved = new BitSet();
      point.locals().forEach(value -> saved.set(number(value)));
      now.and(saved);
    } else if (takesLong(insn.getOpcode())) {
      dropDead(now, analysis.liveness().during(index));
    }
    dropWritten(now, insn);
    if (insn.getOpcode() >= 0) {
      for (TryCatchBlockNode block : flow.handlers(index)) {
        now.and(before[flow.indexOf(block.handler)]);
      }
    }
    return now;
  }

  private void dropDead(BitSet now, BitSet live) {
    for (int i = now.nextSetBit(0); i >= 0; i = now.nextSetBit(i + 1)) {
      if (!live.get(values.get(i - 1).index())) {
        now.clear(i);
      }
    }
  }

  private void dropWritten(BitSet now, AbstractInsnNode insn) {
    for (int i = now.nextSetBit(0); i >= 0; i = now.nextSetBit(i + 1)) {
      SavedValue value = values.get(i - 1);
      if (writes(insn, value.index(), value.isWide())) {
        now.clear(i);
      }
    }
  }

  private static boolean takesLong(int opcode) {
    return (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.ANEWARRAY)
        || opcode == Opcodes.MULTIANEWARRAY
        || opcode == Opcodes.MONITORENTER;
  }

  /** Whether an instruction changes the local at {@code slot}. */
  private static boolean writes(AbstractInsnNode insn, int slot, boolean wideLocal) {
    if (insn instanceof IincInsnNode increment) {
      return increment.var == slot;
    }
    if (insn instanceof VarInsnNode store && isStore(insn.getOpcode())) {
      boolean wide = insn.getOpcode() == Opcodes.LSTORE || insn.getOpcode() == Opcodes.DSTORE;
      return store.var == slot
          || (wide && store.var + 1 == slot)
          || (wideLocal && store.var == slot + 1);
    }
    return false;
  }

  private static boolean isStore(int opcode) {
    return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE;
  }

  // ---- clean: by slot, the number of the value that its field holds, forwards

  private int[][] cleanForwards() {
    int[][] before = new int[flow.size() + 1][];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (SuspensionPoint point : analysis.points()) {
        changed |= flowFrom(point.insn(), restored(point), before);
      }
      for (int i = 0; i < flow.size(); i++) {
        if (before[i] != null) {
          changed |= cleanAfter(i, before);
        }
      }
    }
    return before;
  }

  private boolean cleanAfter(int index, int[][] before) {
    AbstractInsnNode insn = flow.insn(index);
    int[] after = before[index];
    if (insn instanceof VarInsnNode || insn instanceof IincInsnNode) {
      after = after.clone();
      for (int slot = 0; slot < after.length; slot++) {
        if (writes(insn, slot, after[slot] > 0 && values.get(after[slot] - 1).isWide())) {
          after[slot] = DIRTY;
        }
      }
    }
    boolean changed = false;
    for (int successor : flow.successors(index)) {
      changed |= merge(after, before, successor);
    }
    if (insn.getOpcode() >= 0) {
      for (TryCatchBlockNode block : flow.handlers(index)) {
        changed |= merge(before[index], before, flow.indexOf(block.handler));
        changed |= merge(after, before, flow.indexOf(block.handler));
      }
    }
    return changed;
  }

  private boolean flowFrom(int index, int[] state, int[][] before) {
    boolean changed = merge(state, before, index + 1);
    for (TryCatchBlockNode block : flow.handlers(index)) {
      changed |= merge(state, before, flow.indexOf(block.handler));
    }
    return changed;
  }

  private int[] restored(SuspensionPoint point) {
    int[] state = new int[analysis.method().maxLocals + 1];
    Arrays.fill(state, DIRTY);
    for (SavedValue value : point.locals()) {
      if (!value.isNull() && isKept(point, value)) {
        state[value.index()] = number(value);
      }
    }
    return state;
  }

  private static boolean merge(int[] from, int[][] before, int index) {
    if (before[index] == null) {
      before[index] = from.clone();
      return true;
    }
    boolean changed = false;
    int[] into = before[index];
    for (int slot = 0; slot < into.length; slot++) {
      if (into[slot] != from[slot] && into[slot] != DIRTY) {
        into[slot] = into[slot] == UNREACHED ? from[slot] : DIRTY;
        changed = true;
      }
    }
    return changed;
  }
}
