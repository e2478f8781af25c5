package dev.fermata.instrument.analyze;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** What of a method's code can still run after it was suspended at least once. */
public final class ResumeFlow {
  private final ControlFlow flow;
  private final BitSet reachable = new BitSet();
  private final Deque<Integer> work = new ArrayDeque<>();

  /**
   * Follows control from behind each suspension point.
   *
   * @param analysis of the method
   */
  public ResumeFlow(MethodAnalysis analysis) {
    flow = analysis.flow();
    for (SuspensionPoint point : analysis.points()) {
      reach(point.insn() + 1);
      reachHandlers(point.insn());
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
   * Tells whether anything of a try range can run.
   *
   * @param block a row of the exception table
   * @return true if it covers a reachable instruction
   */
  public boolean isReachable(TryCatchBlockNode block) {
    int end = flow.indexOf(block.end);
    for (int i = flow.indexOf(block.start); i < end; i++) {
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
