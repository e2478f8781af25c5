package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.ControlFlow;
import dev.fermata.instrument.analyze.LoopRest;
import dev.fermata.instrument.analyze.SuspensionPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The rests of the iterations in which a method was suspended, behind its body: from a restored
 * point to the head of the loop or out of it. Calls in them that suspend save as those in the body.
 *
 * <pre>{@code
 * head:    if (i >= n) goto end; if (rare(i)) { y.yield(i, stack); … } i++; goto head;
 * restore1: …; goto rest1;
 * rest1:   i++; goto head;
 * }</pre>
 */
final class LoopRests {
  private final BodyEmitter body;
  private final ControlFlow flow;
  private final List<LoopRest> rests;

  /** By first real instruction, where a block of a rest begins. */
  private final Map<Integer, Label> starts = new HashMap<>();

  /** By the start of a block, what stands behind the guard of a handler; see {@link TryRanges}. */
  private final Map<Integer, Label> insides = new HashMap<>();

  private final Map<Integer, Label> ends = new HashMap<>();

  /** By real instruction, where control goes in the body. */
  private final Map<Integer, Label> exits = new HashMap<>();

  LoopRests(BodyEmitter body, List<LoopRest> rests) {
    this.body = body;
    this.rests = rests;
    flow = body.flow;
    for (LoopRest rest : rests) {
      for (int start : rest.starts()) {
        starts.put(flow.realFrom(start), new Label());
        insides.put(start, new Label());
        ends.put(start, new Label());
      }
    }
    for (LoopRest rest : rests) {
      for (int start : rest.starts()) {
        for (int exit : flow.successors(lastOf(start))) {
          if (!rest.has(exit)) {
            exits.computeIfAbsent(flow.realFrom(exit), absent -> new Label());
          }
        }
      }
    }
  }

  /** Adds the rows of the exception table, before the code. */
  void visitRanges() {
    for (TryCatchBlockNode row : body.context.method().tryCatchBlocks) {
      for (LoopRest rest : rests) {
        for (int start : rest.starts()) {
          if (flow.handlers(start).contains(row)) {
            Label handler = handler(row);
            Label from = handler == start(start) ? inside(start) : start(start);
            body.out.visitTryCatchBlock(from, end(start), handler, row.type);
          }
        }
      }
    }
  }

  /** Where what is thrown in a rest, or at a restored point, is handled. */
  Label handler(TryCatchBlockNode row) {
    Label start = starts.get(flow.realFrom(flow.indexOf(row.handler)));
    return start == null ? row.handler.getLabel() : start;
  }

  /** Where control goes on behind a restored call; null if in the body. */
  @Nullable Label behind(SuspensionPoint point) {
    return starts.get(flow.realFrom(point.insn() + 1));
  }

  /** The label that has to stand before an instruction of the body; null if none. */
  @Nullable Label exit(int index) {
    return exits.get(index);
  }

  void emit(DebugTables debug) {
    for (LoopRest rest : rests) {
      for (int start : rest.starts()) {
        emitBlock(rest, start, debug);
      }
    }
  }

  private void emitBlock(LoopRest rest, int start, DebugTables debug) {
    int end = flow.endOfBlock(start);
    int real = flow.realFrom(start);
    debug.beginCopy(start, end, end(start));
    body.out.visitLabel(start(start));
    body.maps.visit(
        body.analysis.state(real),
        body.analysis.liveness().before(start),
        body.analysis.state(real).stack());
    for (int i = start; i < real; i++) {
      if (flow.insn(i) instanceof LabelNode label && body.isGuarded(label)) {
        body.emitGuard();
        break;
      }
    }
    body.out.visitLabel(inside(start));
    for (int i = real; i < end; i++) {
      if (flow.insn(i).getOpcode() >= 0) {
        debug.beforeCopied(i);
        emit(rest, i);
      }
    }
    body.out.visitLabel(end(start));
    // what follows in the code and is part of the rest follows here too
    if (flow.fallsThrough(lastOf(start)) && !rest.has(end)) {
      body.out.visitJumpInsn(Opcodes.GOTO, target(rest, flow.realFrom(end)));
    }
  }

  private void emit(LoopRest rest, int index) {
    AbstractInsnNode insn = flow.insn(index);
    SuspensionPoint point = body.analysis.pointAt(index);
    if (point != null) {
      body.emitCall(point);
    } else if (insn instanceof JumpInsnNode jump) {
      body.out.visitJumpInsn(jump.getOpcode(), target(rest, jump.label));
    } else if (insn instanceof TableSwitchInsnNode table) {
      body.out.visitTableSwitchInsn(
          table.min, table.max, target(rest, table.dflt), targets(rest, table.labels));
    } else if (insn instanceof LookupSwitchInsnNode lookup) {
      int[] keys = lookup.keys.stream().mapToInt(Integer::intValue).toArray();
      body.out.visitLookupSwitchInsn(target(rest, lookup.dflt), keys, targets(rest, lookup.labels));
    } else {
      body.emitInsn(index, insn);
    }
  }

  private Label[] targets(LoopRest rest, List<LabelNode> labels) {
    return labels.stream().map(label -> target(rest, label)).toArray(Label[]::new);
  }

  private Label target(LoopRest rest, LabelNode label) {
    return target(rest, flow.realFrom(flow.indexOf(label)));
  }

  private Label target(LoopRest rest, int real) {
    return Objects.requireNonNull(rest.has(real) ? starts.get(real) : exits.get(real));
  }

  private Label inside(int start) {
    return Objects.requireNonNull(insides.get(start));
  }

  private Label start(int start) {
    return Objects.requireNonNull(starts.get(flow.realFrom(start)));
  }

  private Label end(int start) {
    return Objects.requireNonNull(ends.get(start));
  }

  private int lastOf(int start) {
    int last = flow.endOfBlock(start) - 1;
    while (flow.insn(last).getOpcode() < 0) {
      last--;
    }
    return last;
  }
}
