package dev.fermata.instrument.analyze;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Chooses where a method is cut. Not where control would cross that cannot: with a monitor held, or
 * with an object that is not initialised; and rather where little crosses, above all no loop.
 */
final class Cuts {
  /** What control that comes back costs, beside what goes forwards. */
  private static final int LOOP = 8;

  /** Call with stack, check, jump to the save block, place in the switch, end of the restoring. */
  private static final int POINT = 50;

  /** To bring one value back from its field. */
  private static final int VALUE = 8;

  private final MethodAnalysis analysis;
  private final ControlFlow flow;

  /** By index, the estimated bytes of all before it. */
  private final int[] sizes;

  /** By index, how many crossings that cannot be there would be if it were cut before it. */
  private final int[] forbidden;

  private final int[] costs;

  Cuts(MethodAnalysis analysis) {
    this.analysis = analysis;
    flow = analysis.flow();
    sizes = new int[flow.size() + 1];
    forbidden = new int[flow.size() + 2];
    costs = new int[flow.size() + 2];
    measure();
    for (int i = 0; i < flow.size(); i++) {
      if (flow.insn(i).getOpcode() >= 0) {
        for (int successor : flow.successors(i)) {
          addEdge(i, successor, successor > i ? 1 : LOOP);
        }
        for (TryCatchBlockNode block : flow.handlers(i)) {
          addEdge(i, flow.indexOf(block.handler), 0);
        }
      }
    }
    for (int i = 1; i < costs.length; i++) {
      forbidden[i] += forbidden[i - 1];
      costs[i] += costs[i - 1];
    }
  }

  /** The first instruction of each piece. */
  List<Integer> starts(int budget) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    int start = 0;
    while (start >= 0) {
      int end = start;
      while (end < flow.size() && sizes[end + 1] - sizes[start] <= budget) {
        end++;
      }
      start = end == flow.size() ? -1 : next(start, end);
      if (start > 0) {
        starts.add(start);
      }
    }
    return starts;
  }

  /** Where to cut, before {@code end} if possible; -1 if there is no such place. */
  private int next(int start, int end) {
    int middle = start;
    while (sizes[middle] - sizes[start] < (sizes[end] - sizes[start]) / 2) {
      middle++;
    }
    int found = cheapest(middle + 1, end);
    if (found < 0) {
      found = cheapest(start + 1, middle);
    }
    for (int i = end + 1; found < 0 && i < flow.size(); i++) {
      found = canCut(i) ? i : -1;
    }
    return found;
  }

  private int cheapest(int from, int to) {
    int best = -1;
    for (int i = from; i <= to; i++) {
      if (canCut(i) && (best < 0 || cost(i) <= cost(best))) {
        best = i;
      }
    }
    return best;
  }

  /** Labels and frames stay with the real instruction behind them. */
  private boolean canCut(int index) {
    return flow.insn(index - 1).getOpcode() >= 0
        && flow.realFrom(index) < flow.size()
        && forbidden[index] == 0;
  }

  private int cost(int index) {
    int real = flow.realFrom(index);
    return costs[index] * 4
        + analysis.liveness().before(real).cardinality()
        + (analysis.isReached(real) ? analysis.state(real).stack().size() : 0);
  }

  private void measure() {
    CodeSizeEvaluator evaluator = new CodeSizeEvaluator(null);
    int added = 0;
    for (int i = 0; i < flow.size(); i++) {
      flow.insn(i).accept(evaluator);
      SuspensionPoint point = analysis.pointAt(i);
      if (point != null) {
        added += POINT + VALUE * (point.locals().size() + point.operands().size());
      }
      sizes[i + 1] = evaluator.getMaxSize() + added;
    }
  }

  private void addEdge(int from, int successor, int cost) {
    int to = flow.realFrom(successor);
    if (to == flow.size() || !analysis.isReached(to)) {
      return;
    }
    int first = Math.min(from, to) + 1;
    int behind = Math.max(from, to) + 1;
    costs[first] += cost;
    costs[behind] -= cost;
    if (!analysis.canCross(to)) {
      forbidden[first]++;
      forbidden[behind]--;
    }
  }
}
