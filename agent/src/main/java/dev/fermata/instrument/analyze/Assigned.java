package dev.fermata.instrument.analyze;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which locals have their value in a method that is entered at points of its body: those that are
 * restored there, or written since, on every way. What is dead is not restored, and a debugger that
 * was shown its slot would find something else in it.
 *
 * <p>Solved over blocks. Within one a local only gains its value, so that what a handler can rely
 * on is what is known at the beginning of the blocks around which it stands.
 */
public final class Assigned {
  private final ControlFlow flow;
  private final int from;
  private final int to;

  /** By block, what is known before its first instruction in the stretch; null if not reached. */
  private final @Nullable BitSet[] before;

  private final Deque<Integer> work = new ArrayDeque<>();

  /**
   * Analyses a stretch of a method's code that control enters at some points only.
   *
   * @param analysis of the method
   * @param from index of its first instruction
   * @param to index behind its last
   * @param entries where it is entered
   */
  public Assigned(
      MethodAnalysis analysis, int from, int to, Collection<? extends SavePoint> entries) {
    flow = analysis.flow();
    this.from = from;
    this.to = to;
    before = new BitSet[flow.blocks()];
    for (SavePoint entry : entries) {
      BitSet restored = new BitSet();
      entry.locals().forEach(local -> restored.set(local.index()));
      if (entry instanceof Crossing crossing) {
        merge(restored, crossing.insn());
      } else if (entry instanceof SuspensionPoint point) {
        merge(restored, point.insn() + 1);
        mergeHandlers(restored, flow.blockOf(point.insn()));
      }
    }
    while (!work.isEmpty()) {
      flowOn(work.pop());
    }
  }

  /**
   * Tells from where on a local has its value in the block of an instruction.
   *
   * @param index of an instruction in the stretch
   * @param slot the first of the local
   * @return an index; behind the block if it has none in it
   */
  public int since(int index, int slot) {
    int block = flow.blockOf(index);
    int end = endOf(block);
    BitSet known = before[block];
    if (known == null) {
      return end;
    }
    int at = startOf(block);
    while (!known.get(slot) && at < end && !Stores.begins(flow.insn(at), slot)) {
      at++;
    }
    return known.get(slot) ? at : Math.min(at + 1, end);
  }

  private int startOf(int block) {
    return Math.max(from, flow.startOf(block));
  }

  private int endOf(int block) {
    return Math.min(to, flow.startOf(block + 1));
  }

  private void flowOn(int block) {
    BitSet known = before[block];
    if (known == null) {
      return;
    }
    mergeHandlers(known, block);
    BitSet behind = (BitSet) known.clone();
    for (int i = startOf(block); i < endOf(block); i++) {
      if (flow.insn(i) instanceof VarInsnNode store && Stores.isStore(store)) {
        behind.set(store.var);
      }
    }
    if (flow.startOf(block + 1) <= to) {
      for (int exit : flow.exits(block)) {
        merge(behind, exit);
      }
    }
  }

  private void mergeHandlers(BitSet known, int block) {
    for (TryCatchBlockNode row : flow.handlersOf(block)) {
      merge(known, flow.indexOf(row.handler));
    }
  }

  private void merge(BitSet known, int index) {
    if (index < from || index >= to) {
      return;
    }
    int block = flow.blockOf(index);
    BitSet into = before[block];
    if (into == null) {
      before[block] = (BitSet) known.clone();
      work.push(block);
      return;
    }
    int size = into.cardinality();
    into.and(known);
    if (into.cardinality() != size) {
      work.push(block);
    }
  }
}
