package dev.fermata.instrument.analyze;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** What of a method's code a resume method must have. */
public final class ResumeFlow {
  private final ControlFlow flow;

  /** Blocks; one that is reached runs from its beginning. */
  private final BitSet reachable = new BitSet();

  private final Deque<Integer> work = new ArrayDeque<>();

  /**
   * Follows control from behind each suspension point.
   *
   * @param analysis of the method
   * @param fromStart whether the method is entered at its beginning too
   */
  public ResumeFlow(MethodAnalysis analysis, boolean fromStart) {
    flow = analysis.flow();
    for (SuspensionPoint point : analysis.points()) {
      reach(flow.blockOf(point.insn() + 1));
      reachHandlers(flow.blockOf(point.insn()));
    }
    if (fromStart) {
      reach(0);
    }
    while (!work.isEmpty()) {
      int block = work.pop();
      for (int exit : flow.exits(block)) {
        reach(flow.blockOf(exit));
      }
      reachHandlers(block);
    }
  }

  /**
   * Tells whether an instruction can run.
   *
   * @param index of the instruction; a label or frame belongs to the real instruction behind it
   * @return false if it is only reached before the first suspension
   */
  public boolean isReachable(int index) {
    int real = flow.realFrom(index);
    return real < flow.size() && reachable.get(flow.blockOf(real));
  }

  /**
   * Tells whether anything of a stretch of code can run.
   *
   * @param from index of its first instruction
   * @param to index behind its last
   * @return true if a real instruction in it is reachable
   */
  public boolean isAnyReachable(int from, int to) {
    for (int i = from; i < to; i++) {
      if (flow.insn(i).getOpcode() >= 0 && reachable.get(flow.blockOf(i))) {
        return true;
      }
    }
    return false;
  }

  private void reachHandlers(int block) {
    for (TryCatchBlockNode row : flow.handlersOf(block)) {
      reach(flow.blockOf(flow.indexOf(row.handler)));
    }
  }

  private void reach(int block) {
    if (block < flow.blocks() && !reachable.get(block)) {
      reachable.set(block);
      work.push(block);
    }
  }
}
