package dev.fermata.instrument.analyze;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** What of a method's code a resume method must have. */
public final class ResumeFlow {
  private final ControlFlow flow;
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
      reach(point.insn() + 1);
      reachHandlers(point.insn());
    }
    if (fromStart) {
      reach(0);
    }
    while (!work.isEmpty()) {
      int index = work.pop();
      for (int successor : flow.successors(index)) {
        reach(successor);
      }
      reachHandlers(index);
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
    return real < flow.size() && reachable.get(real);
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
      if (flow.insn(i).getOpcode() >= 0 && reachable.get(i)) {
        return true;
      }
    }
    return false;
  }

  private void reachHandlers(int index) {
    if (flow.insn(index).getOpcode() >= 0) {
      for (TryCatchBlockNode block : flow.handlers(index)) {
        reach(flow.indexOf(block.handler));
      }
    }
  }

  private void reach(int index) {
    if (!reachable.get(index)) {
      reachable.set(index);
      work.push(index);
    }
  }
}
