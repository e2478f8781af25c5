package dev.fermata.instrument.analyze;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * What of a loop control can still come to in the iteration in which it was suspended. A resume
 * method has that once more: going on in the loop itself would give it a second entry, and HotSpot
 * optimises no such loop. Only for loops in which some iterations suspend and others do not; of
 * loops in each other, the innermost.
 */
public final class LoopRest {
  /** C2 inlines no larger method, however often it runs (FreqInlineSize). */
  private static final int INLINED = 325;

  /** HotSpot compiles no larger method (HugeMethodLimit). */
  private static final int COMPILED = 8_000;

  /** Bytes that an instruction has on average, and a point with what saves and restores it. */
  private static final int INSTRUCTION = 2;

  private static final int POINT = 60;

  private final MethodAnalysis analysis;
  private final ControlFlow flow;
  private final Loops.Loop loop;
  private final BitSet blocks = new BitSet();
  private final List<Integer> starts;

  private LoopRest(
      MethodAnalysis analysis, Loops.Loop loop, Predicate<SuspensionPoint> goesOnElsewhere) {
    this.analysis = analysis;
    this.loop = loop;
    flow = analysis.flow();
    Deque<Integer> work = new ArrayDeque<>();
    for (SuspensionPoint point : analysis.points()) {
      if (loop.blocks().get(flow.blockOf(point.insn())) && !goesOnElsewhere.test(point)) {
        work.push(flow.realFrom(point.insn() + 1));
        pushHandlers(flow.blockOf(point.insn()), work);
      }
    }
    while (!work.isEmpty()) {
      int block = flow.blockOf(work.pop());
      if (loop.blocks().get(block) && block != head() && !blocks.get(block)) {
        blocks.set(block);
        for (int exit : flow.exits(block)) {
          work.push(flow.realFrom(exit));
        }
        pushHandlers(block, work);
      }
    }
    starts = blocks.stream().map(flow::startOf).boxed().toList();
  }

  /** The block of the first instruction at the head; labels before it may be one of their own. */
  private int head() {
    return flow.blockOf(flow.realFrom(flow.startOf(loop.head())));
  }

  private void pushHandlers(int block, Deque<Integer> work) {
    for (TryCatchBlockNode row : flow.handlersOf(block)) {
      work.push(flow.realFrom(flow.indexOf(row.handler)));
    }
  }

  /**
   * Finds the loops of which the rest is to be there twice.
   *
   * @param analysis of the method
   * @param goesOnElsewhere tells points that do not need it
   * @return disjoint ones; empty if the method has none, or would be too large
   */
  public static List<LoopRest> of(
      MethodAnalysis analysis, Predicate<SuspensionPoint> goesOnElsewhere) {
    ControlFlow flow = analysis.flow();
    if (flow.size() * INSTRUCTION > COMPILED
        || analysis.points().stream().allMatch(goesOnElsewhere)
        || !goesBack(flow)) {
      return List.of();
    }
    Loops loops = new Loops(flow);
    List<Loops.Loop> chosen = new ArrayList<>();
    for (SuspensionPoint point : analysis.points()) {
      Loops.Loop loop = goesOnElsewhere.test(point) ? null : innermost(loops, flow, point);
      if (loop != null && !chosen.contains(loop) && isRare(loops, loop, flow, point)) {
        chosen.add(loop);
      }
    }
    List<LoopRest> rests =
        chosen.stream()
            .filter(loop -> chosen.stream().noneMatch(inner -> isInside(inner, loop)))
            .map(loop -> new LoopRest(analysis, loop, goesOnElsewhere))
            .filter(LoopRest::isPossible)
            .toList();
    return fits(analysis, rests) ? rests : List.of();
  }

  private static boolean goesBack(ControlFlow flow) {
    for (int block = 0; block < flow.blocks(); block++) {
      for (int exit : flow.exits(block)) {
        if (flow.blockOf(exit) <= block) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isInside(Loops.Loop inner, Loops.Loop outer) {
    return inner.head() != outer.head() && outer.blocks().get(inner.head());
  }

  private static Loops.@Nullable Loop innermost(
      Loops loops, ControlFlow flow, SuspensionPoint point) {
    int block = flow.blockOf(point.insn());
    int behind = flow.blockOf(flow.realFrom(point.insn() + 1));
    Loops.Loop found = null;
    for (Loops.Loop loop : loops.all()) {
      if (loop.blocks().get(block)
          && loop.blocks().get(behind)
          && (found == null || loop.blocks().cardinality() < found.blocks().cardinality())) {
        found = loop;
      }
    }
    return found;
  }

  /** Whether an iteration can do without a point. */
  private static boolean isRare(
      Loops loops, Loops.Loop loop, ControlFlow flow, SuspensionPoint point) {
    int block = flow.blockOf(point.insn());
    return loop.ends().stream().anyMatch(end -> !loops.dominates(block, end));
  }

  private static boolean fits(MethodAnalysis analysis, List<LoopRest> rests) {
    int points = analysis.points().size() * POINT;
    int before = analysis.flow().size() * INSTRUCTION + points;
    int after = before + rests.stream().mapToInt(LoopRest::size).sum();
    return after <= COMPILED && (after <= INLINED || before > INLINED);
  }

  private int size() {
    return starts.stream().mapToInt(start -> (flow.endOfBlock(start) - start) * INSTRUCTION).sum();
  }

  /** What is not initialised is known by its place, and monitors by their order. */
  private boolean isPossible() {
    return starts.stream().allMatch(this::isPossible);
  }

  private boolean isPossible(int start) {
    for (int i = start; i < flow.endOfBlock(start); i++) {
      int opcode = flow.insn(i).getOpcode();
      if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
        return false;
      }
      if (opcode >= 0 && i + 1 == flow.endOfBlock(start)) {
        for (int exit : flow.successors(i)) {
          if (!isInitialised(flow.realFrom(exit))) {
            return false;
          }
        }
      }
    }
    return isInitialised(flow.realFrom(start));
  }

  private boolean isInitialised(int index) {
    FrameState state = analysis.state(index);
    return Stream.concat(state.locals().stream(), state.stack().stream())
        .noneMatch(type -> type instanceof LabelNode && !analysis.isHoisted(type));
  }

  /**
   * Tells whether the rest has an instruction.
   *
   * @param index of the instruction; a label or frame belongs to the real instruction behind it
   * @return false for the head
   */
  public boolean has(int index) {
    int real = flow.realFrom(index);
    return real < flow.size() && blocks.get(flow.blockOf(real));
  }

  /**
   * Returns where its blocks begin.
   *
   * @return indexes of instructions, labels or frames, in the order of the code
   */
  public List<Integer> starts() {
    return starts;
  }
}
