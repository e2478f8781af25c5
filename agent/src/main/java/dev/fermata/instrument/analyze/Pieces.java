package dev.fermata.instrument.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * A method cut into pieces, because what is made of it would be too large for one. Control that
 * leaves a piece, by falling through, by a jump or to a handler, saves all that is live in the
 * frame and returns; whoever called the piece then calls the one that control goes to.
 *
 * <pre>
 *   piece 0           piece 1                  labels: 1, 2 suspension points
 *   ┌─────────┐  3→   ┌─────────┐                      3, 4 crossings
 *   │ call 1  │ ────→ │ call 2  │
 *   │ loop:   │ ←──── │ goto    │
 *   └─────────┘  ←4   └─────────┘
 * </pre>
 */
public final class Pieces {
  private final MethodAnalysis analysis;
  private final ResumeFlow reachable;
  private final List<Integer> starts;
  private final List<Piece> all = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();

  /**
   * Cuts a method.
   *
   * @param analysis of the method
   * @param reachable what of the method goes into the pieces
   * @param budget in bytes, which no piece should exceed; it is an estimate
   */
  public Pieces(MethodAnalysis analysis, ResumeFlow reachable, int budget) {
    this.analysis = analysis;
    this.reachable = reachable;
    starts = new Cuts(analysis).starts(budget);
    List<SortedSet<Integer>> exits = new ArrayList<>();
    SortedSet<Integer> targets = new TreeSet<>();
    for (int i = 0; i < starts.size(); i++) {
      exits.add(exits(starts.get(i), endOf(i)));
      targets.addAll(exits.get(i));
    }
    if (reachable.isReachable(0)) {
      targets.add(analysis.flow().realFrom(0));
    }
    Map<Integer, Crossing> byTarget = new HashMap<>();
    for (int target : targets) {
      int label = analysis.points().size() + byTarget.size() + 1;
      byTarget.put(target, analysis.crossing(label, target));
      crossings.add(Objects.requireNonNull(byTarget.get(target)));
    }
    for (int i = 0; i < starts.size(); i++) {
      List<Crossing> left =
          exits.get(i).stream().map(each -> Objects.requireNonNull(byTarget.get(each))).toList();
      Piece piece = piece(i, left);
      if (!piece.points().isEmpty() || !piece.entries().isEmpty()) {
        all.add(piece);
      }
    }
  }

  /**
   * Returns the pieces.
   *
   * @return in the order of the code; without those that control never comes to
   */
  public List<Piece> all() {
    return all;
  }

  /**
   * Returns what goes into the pieces.
   *
   * @return as it was given
   */
  public ResumeFlow reachable() {
    return reachable;
  }

  /**
   * Returns where control goes from piece to piece. The first is the beginning of the method if
   * that is in a piece.
   *
   * @return by label
   */
  public List<Crossing> crossings() {
    return crossings;
  }

  private int endOf(int number) {
    return number + 1 < starts.size() ? starts.get(number + 1) : analysis.flow().size();
  }

  private Piece piece(int number, List<Crossing> exits) {
    int from = starts.get(number);
    int to = endOf(number);
    return new Piece(
        number,
        from,
        to,
        analysis.points().stream().filter(p -> from <= p.insn() && p.insn() < to).toList(),
        crossings.stream().filter(c -> from <= c.insn() && c.insn() < to).toList(),
        exits);
  }

  private SortedSet<Integer> exits(int from, int to) {
    ControlFlow flow = analysis.flow();
    SortedSet<Integer> targets = new TreeSet<>();
    for (int i = from; i < to; i++) {
      boolean isPoint = analysis.pointAt(i) != null;
      if (flow.insn(i).getOpcode() >= 0 && (isPoint || reachable.isReachable(i))) {
        for (int successor : flow.successors(i)) {
          targets.add(flow.realFrom(successor));
        }
        for (TryCatchBlockNode block : flow.handlers(i)) {
          targets.add(flow.realFrom(flow.indexOf(block.handler)));
        }
      }
    }
    targets.removeIf(target -> from <= target && target < to);
    return targets;
  }
}
