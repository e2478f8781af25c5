package dev.fermata.instrument.analyze;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The natural loops of a method: a head that dominates the ends from which control comes back to
 * it. By dominators as Cooper, Harvey and Kennedy compute them.
 */
final class Loops {
  private static final int NONE = -1;

  /**
   * A loop.
   *
   * @param head the block through which alone it is entered
   * @param blocks of it, with those of inner loops
   * @param ends the blocks that go back to the head
   */
  record Loop(int head, BitSet blocks, BitSet ends) {}

  private final ControlFlow flow;
  private final List<List<Integer>> predecessors = new ArrayList<>();

  /** By block, its position in reverse postorder; NONE if control never comes there. */
  private final int[] positions;

  private final List<Integer> order = new ArrayList<>();
  private final int[] dominators;
  private final List<Loop> all = new ArrayList<>();

  Loops(ControlFlow flow) {
    this.flow = flow;
    positions = new int[flow.blocks()];
    dominators = new int[flow.blocks()];
    Arrays.fill(positions, NONE);
    Arrays.fill(dominators, NONE);
    for (int block = 0; block < flow.blocks(); block++) {
      predecessors.add(new ArrayList<>());
    }
    sort();
    dominate();
    find();
  }

  /** All loops; none if there is one that control enters at two places. */
  List<Loop> all() {
    return all;
  }

  /** Tells whether control comes to a block only through another. */
  boolean dominates(int block, int other) {
    int at = other;
    while (positions[at] > positions[block]) {
      at = dominators[at];
    }
    return at == block;
  }

  private List<Integer> successors(int block) {
    List<Integer> successors = new ArrayList<>();
    for (int exit : flow.exits(block)) {
      successors.add(flow.blockOf(exit));
    }
    for (TryCatchBlockNode row : flow.handlersOf(block)) {
      successors.add(flow.blockOf(flow.indexOf(row.handler)));
    }
    return successors;
  }

  /** Depth first, without recursion. */
  private void sort() {
    record Visit(int block, Deque<Integer> rest) {}
    BitSet seen = new BitSet();
    Deque<Visit> open = new ArrayDeque<>();
    seen.set(0);
    open.push(new Visit(0, new ArrayDeque<>(successors(0))));
    while (!open.isEmpty()) {
      Visit visit = open.peek();
      Integer next = visit.rest.poll();
      if (next == null) {
        open.pop();
        order.add(0, visit.block);
      } else {
        predecessors.get(next).add(visit.block);
        if (!seen.get(next)) {
          seen.set(next);
          open.push(new Visit(next, new ArrayDeque<>(successors(next))));
        }
      }
    }
    for (int i = 0; i < order.size(); i++) {
      positions[order.get(i)] = i;
    }
  }

  private void dominate() {
    dominators[0] = 0;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int block : order.subList(1, order.size())) {
        int dominator = NONE;
        for (int before : predecessors.get(block)) {
          if (dominators[before] != NONE) {
            dominator = dominator == NONE ? before : common(before, dominator);
          }
        }
        changed |= dominators[block] != dominator;
        dominators[block] = dominator;
      }
    }
  }

  private int common(int one, int other) {
    int first = one;
    int second = other;
    while (first != second) {
      if (positions[first] > positions[second]) {
        first = dominators[first];
      } else {
        second = dominators[second];
      }
    }
    return first;
  }

  private void find() {
    Map<Integer, BitSet> ends = new TreeMap<>();
    for (int block : order) {
      for (int next : successors(block)) {
        if (positions[next] <= positions[block]) {
          if (!dominates(next, block)) {
            return;
          }
          ends.computeIfAbsent(next, absent -> new BitSet()).set(block);
        }
      }
    }
    ends.forEach((head, those) -> all.add(new Loop(head, blocks(head, those), those)));
  }

  private BitSet blocks(int head, BitSet ends) {
    BitSet blocks = new BitSet();
    blocks.set(head);
    Deque<Integer> work = new ArrayDeque<>();
    ends.stream().forEach(work::push);
    while (!work.isEmpty()) {
      int block = work.pop();
      if (!blocks.get(block)) {
        blocks.set(block);
        predecessors.get(block).forEach(work::push);
      }
    }
    return blocks;
  }
}
