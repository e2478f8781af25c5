package dev.fermata.instrument.analyze;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
 *
 * <p>Both are intersections over ways, solved over the blocks of the method with sets of numbers of
 * values: the one backwards, the other forwards.
 */
public final class Retention {
  private final MethodAnalysis analysis;
  private final ControlFlow flow;
  private final @Nullable Crossing start;
  private final Map<SavedValue, Integer> numbers = new HashMap<>();
  private final List<SavedValue> values = new ArrayList<>();

  /** By slot, the numbers of the values that live there. */
  private final Map<Integer, BitSet> bySlot = new HashMap<>();

  /** By block, the values that are held before it. */
  private final BitSet[] held;

  /** By block, the values that are clean behind it; null where control never comes. */
  private final @Nullable BitSet[] clean;

  /**
   * Analyses a method.
   *
   * @param analysis of the method
   * @param start where it is entered besides, with all that is clean there; null if nowhere
   */
  public Retention(MethodAnalysis analysis, @Nullable Crossing start) {
    this.analysis = analysis;
    this.start = start;
    flow = analysis.flow();
    for (SuspensionPoint point : analysis.points()) {
      for (SavedValue value : point.locals()) {
        if (numbers.putIfAbsent(value, values.size()) == null) {
          bySlot.computeIfAbsent(value.index(), slot -> new BitSet()).set(values.size());
          values.add(value);
        }
      }
    }
    Bounds.check((long) flow.blocks() * values.size() / Long.SIZE);
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
    boolean kept = held[flow.blockOf(point.insn() + 1)].get(number);
    for (TryCatchBlockNode row : flow.handlers(point.insn())) {
      kept &= held[blockOf(row)].get(number);
    }
    return kept;
  }

  /**
   * Tells whether a field stays as it is when the method is entered at its start.
   *
   * @param value one of the start's locals
   * @return false if the field has to be set to null
   */
  public boolean isKeptAtStart(SavedValue value) {
    Integer number = numbers.get(value);
    return !value.isReference()
        || (number != null && start != null && held[flow.blockOf(start.insn())].get(number));
  }

  /**
   * Tells whether a field already holds a local's value in a resumed method.
   *
   * @param point that suspends
   * @param value one of its locals
   * @return true if it need not be written
   */
  public boolean isClean(SuspensionPoint point, SavedValue value) {
    // the call ends its block, and changes no local
    BitSet behind = clean[flow.blockOf(point.insn())];
    return behind != null && behind.get(number(value));
  }

  private int number(SavedValue value) {
    return Objects.requireNonNull(numbers.get(value));
  }

  private int blockOf(TryCatchBlockNode row) {
    return flow.blockOf(flow.indexOf(row.handler));
  }

  private BitSet all() {
    BitSet all = new BitSet(values.size());
    all.set(0, values.size());
    return all;
  }

  // ---- held: the greatest solution, backwards

  private BitSet[] heldBackwards() {
    BitSet[] kept = new BitSet[flow.blocks()];
    BitSet[] before = new BitSet[flow.blocks() + 1];
    for (int block = 0; block < kept.length; block++) {
      kept[block] = keptIn(block);
      before[block] = all();
    }
    before[kept.length] = all();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block = kept.length - 1; block >= 0; block--) {
        BitSet now = (BitSet) kept[block].clone();
        for (int exit : flow.exits(block)) {
          now.and(before[flow.blockOf(exit)]);
        }
        for (TryCatchBlockNode row : flow.handlersOf(block)) {
          now.and(before[blockOf(row)]);
        }
        changed |= !now.equals(before[block]);
        before[block] = now;
      }
    }
    return before;
  }

  /** The values that nothing in a block lets go of. */
  private BitSet keptIn(int block) {
    BitSet kept = all();
    BitSet live = analysis.liveness().behind(block);
    BitSet unused = new BitSet();
    for (int i = flow.startOf(block + 1) - 1; i >= flow.startOf(block); i--) {
      AbstractInsnNode insn = flow.insn(i);
      SuspensionPoint point = analysis.pointAt(i);
      if (point != null) {
        BitSet saved = new BitSet();
        point.locals().forEach(value -> saved.set(number(value)));
        kept.and(saved);
      } else if (takesLong(insn.getOpcode())) {
        BitSet during = analysis.liveness().inHandlers(i);
        during.or(live);
        bySlot.forEach(
            (slot, those) -> {
              if (!during.get(slot)) {
                kept.andNot(those);
              }
            });
      }
      dropWritten(kept, insn);
      Liveness.step(insn, live, unused);
    }
    return kept;
  }

  private static boolean takesLong(int opcode) {
    return (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.ANEWARRAY)
        || opcode == Opcodes.MULTIANEWARRAY
        || opcode == Opcodes.MONITORENTER;
  }

  /** Takes the values out whose local an instruction changes. */
  private void dropWritten(BitSet from, AbstractInsnNode insn) {
    if (insn instanceof IincInsnNode increment) {
      drop(from, increment.var, false);
    } else if (insn instanceof VarInsnNode store && Stores.isStore(store)) {
      drop(from, store.var, false);
      drop(from, store.var - 1, true);
      if (ControlFlow.isWide(insn.getOpcode())) {
        drop(from, store.var + 1, false);
      }
    }
  }

  private void drop(BitSet from, int slot, boolean onlyWide) {
    BitSet those = bySlot.get(slot);
    if (those != null) {
      for (int i = those.nextSetBit(0); i >= 0; i = those.nextSetBit(i + 1)) {
        if (!onlyWide || values.get(i).isWide()) {
          from.clear(i);
        }
      }
    }
  }

  // ---- clean: forwards from where the points are resumed

  private @Nullable BitSet[] cleanForwards() {
    BitSet[] kept = new BitSet[flow.blocks()];
    BitSet[] before = new BitSet[flow.blocks() + 1];
    BitSet[] behind = new BitSet[flow.blocks()];
    for (int block = 0; block < kept.length; block++) {
      kept[block] = all();
      for (int i = flow.startOf(block); i < flow.startOf(block + 1); i++) {
        dropWritten(kept[block], flow.insn(i));
      }
    }
    for (SuspensionPoint point : analysis.points()) {
      BitSet restored = restored(point);
      merge(restored, before, flow.blockOf(point.insn() + 1));
      flow.handlers(point.insn()).forEach(row -> merge(restored, before, blockOf(row)));
    }
    if (start != null) {
      merge(given(start), before, flow.blockOf(start.insn()));
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block = 0; block < kept.length; block++) {
        if (before[block] != null) {
          BitSet now = (BitSet) before[block].clone();
          now.and(kept[block]);
          changed |= !now.equals(behind[block]);
          behind[block] = now;
          spread(block, now, before);
        }
      }
    }
    return behind;
  }

  private void spread(int block, BitSet now, @Nullable BitSet[] before) {
    for (int exit : flow.exits(block)) {
      merge(now, before, flow.blockOf(exit));
    }
    for (TryCatchBlockNode row : flow.handlersOf(block)) {
      merge(now, before, blockOf(row));
    }
  }

  private BitSet given(Crossing entry) {
    BitSet given = new BitSet();
    for (SavedValue value : entry.locals()) {
      Integer number = numbers.get(value);
      if (number != null && isKeptAtStart(value)) {
        given.set(number);
      }
    }
    return given;
  }

  private BitSet restored(SuspensionPoint point) {
    BitSet restored = new BitSet();
    for (SavedValue value : point.locals()) {
      if (!value.isNull() && isKept(point, value)) {
        restored.set(number(value));
      }
    }
    return restored;
  }

  private static void merge(BitSet from, @Nullable BitSet[] before, int block) {
    BitSet into = before[block];
    if (into == null) {
      before[block] = (BitSet) from.clone();
    } else {
      into.and(from);
    }
  }
}
