package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Assigned;
import dev.fermata.instrument.analyze.ControlFlow;
import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.resolve.CallTarget;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Copies the body of a method into a twin or a resume method, in which each call that can suspend
 * is followed by a check. What differs between the two is in the subclasses.
 *
 * <pre>{@code
 * r = callee(arguments, stack);
 * if (stack.status != RUNNING) goto save;      // out of line, outside all try ranges
 * }</pre>
 *
 * <p>An exception that arrives in a handler while the stack is not running was thrown while a frame
 * was being saved; the handlers of ranges with suspension points let it pass.
 */
abstract class BodyEmitter {
  final MethodContext context;
  final MethodAnalysis analysis;
  final ControlFlow flow;
  final Slots slots;
  final MethodVisitor out;
  final StackMap maps;
  private final Label[] saves;
  private final HoistedNew hoisted;
  private final Set<LabelNode> guarded = new HashSet<>();
  private final Label rethrow = new Label();
  private final TryRanges ranges = new TryRanges(this);
  private final Label first = new Label();
  private final Label behind = new Label();
  private boolean atHandler;
  private boolean rethrows;

  BodyEmitter(MethodContext context, Slots slots, MethodVisitor out) {
    this.context = context;
    this.slots = slots;
    this.out = out;
    analysis = context.analysis();
    flow = analysis.flow();
    maps = new StackMap(context, slots, out);
    hoisted = new HoistedNew(context, slots, out);
    saves = new Label[analysis.points().size()];
    for (SuspensionPoint point : analysis.points()) {
      saves[point.label() - 1] = new Label();
      flow.handlers(point.insn()).forEach(block -> guarded.add(block.handler));
    }
  }

  /** Whether the real instruction at or behind an index is part of this method. */
  abstract boolean includes(int index);

  /** Whether anything between two indexes is part of this method. */
  abstract boolean includesAny(int from, int to);

  /** Tells where locals have their values; null if they have them as in the original. */
  @Nullable Assigned assigned() {
    return null;
  }

  /** Emits what stands before the body. */
  abstract void begin();

  /** Emits what stands before a real instruction that is part of this method. */
  void beforeInsn(int index) {}

  /** Emits what stands behind a suspension point's check. */
  abstract void afterCall(SuspensionPoint point);

  /** Emits what control comes to that falls out of the code; stack: as there. */
  void leave() {}

  /** Emits the block that saves the live values at a point and returns; stack: operands. */
  abstract void save(SuspensionPoint point);

  /** Emits what stands behind the body. */
  abstract void end(DebugTables debug);

  final void emit() {
    context.method().instructions.resetLabels();
    DebugTables debug = new DebugTables(this);
    out.visitCode();
    ranges.visit();
    begin();
    out.visitLabel(first);
    for (int i = from(); i < to(); i++) {
      emit(i, debug);
    }
    out.visitLabel(behind);
    leave();
    for (SuspensionPoint point : analysis.points()) {
      if (includes(point.insn())) {
        emitSave(point);
      }
    }
    end(debug);
    emitRethrow();
    debug.emit();
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /** The first instruction of this method. */
  int from() {
    return 0;
  }

  /** Behind the last instruction of this method. */
  int to() {
    return flow.size();
  }

  /** Where a range begins in this method. */
  final Label start(LabelNode start) {
    return flow.indexOf(start) < from() ? first : start.getLabel();
  }

  /** Where a range ends in this method. */
  final Label end(LabelNode end) {
    return flow.indexOf(end) < to() ? end.getLabel() : behind;
  }

  private void emit(int index, DebugTables debug) {
    AbstractInsnNode insn = flow.insn(index);
    SuspensionPoint point = analysis.pointAt(index);
    if (insn instanceof LabelNode label) {
      label.accept(out);
      atHandler |= isGuarded(label);
    } else if (!includes(index)) {
      debug.leaveOut();
      if (point != null) {
        afterCall(point);
      }
      return;
    } else if (insn instanceof FrameNode) {
      int real = flow.realFrom(index);
      maps.visit(
          analysis.state(real), analysis.liveness().before(index), analysis.state(real).stack());
    } else if (insn.getOpcode() < 0) {
      insn.accept(out);
      debug.emitted(insn);
    } else {
      beforeInsn(index);
      guardHandler(index);
      debug.before(index);
      if (point != null) {
        emitCall(point);
        afterCall(point);
      } else {
        emitInsn(index, insn);
      }
    }
  }

  private void guardHandler(int index) {
    if (atHandler) {
      atHandler = false;
      emitGuard();
      ranges.behindGuard(index);
    }
  }

  /** Whether a label is that of a handler which must let failures while saving pass. */
  final boolean isGuarded(LabelNode label) {
    return guarded.contains(label);
  }

  final void emitGuard() {
    rethrows = true;
    // stack: exception
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    Code.get(out, RuntimeSymbols.STATUS);
    out.visitJumpInsn(Opcodes.IFNE, rethrow);
  }

  final void emitInsn(int index, AbstractInsnNode insn) {
    if (insn instanceof VarInsnNode variable) {
      out.visitVarInsn(
          insn.getOpcode(), slots.of(variable.var, ControlFlow.isWide(insn.getOpcode())));
    } else if (insn instanceof IincInsnNode increment) {
      out.visitIincInsn(slots.of(increment.var, false), increment.incr);
    } else if (insn.getOpcode() == Opcodes.NEW && hoisted.isHoistedNew(index)) {
      hoisted.emitNew(((TypeInsnNode) insn).desc);
    } else if (insn instanceof MethodInsnNode call && hoisted.isHoistedInit(index, call)) {
      hoisted.emitInit(index, call);
    } else if (insn instanceof InvokeDynamicInsnNode site) {
      context.lambdas().apply(site).accept(out);
    } else {
      insn.accept(out);
    }
  }

  final void emitCall(SuspensionPoint point) {
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    if (point.target() instanceof CallTarget.Dispatched made) {
      Code.callStatic(out, made, point.result());
    } else {
      emitTwinCall(point);
    }
    // stack: result, operands
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    Code.get(out, RuntimeSymbols.STATUS);
    out.visitJumpInsn(Opcodes.IFNE, saves[point.label() - 1]);
  }

  /** Emits a call of a twin; stack: FrameStack, arguments. */
  void emitTwinCall(SuspensionPoint point) {
    MethodInsnNode call = point.call();
    String descriptor = RuntimeSymbols.twin(call.desc);
    out.visitMethodInsn(call.getOpcode(), call.owner, call.name, descriptor, call.itf);
  }

  private void emitSave(SuspensionPoint point) {
    out.visitLabel(saves[point.label() - 1]);
    maps.visit(
        analysis.state(point.insn()), analysis.liveness().during(point.insn()), stackAfter(point));
    Code.pop(out, point.result());
    save(point);
  }

  /** The types on the operand stack behind a call. */
  final List<Object> stackAfter(SuspensionPoint point) {
    List<Object> stack = operandTypes(point);
    Object result = Code.verificationType(point.result());
    if (result != null) {
      stack.add(result);
    }
    return stack;
  }

  /** The types on the operand stack under a call, bottom first. */
  static List<Object> operandTypes(SuspensionPoint point) {
    List<Object> types = new ArrayList<>();
    for (SavedValue operand : point.operands()) {
      types.add(operand.type());
    }
    return types;
  }

  /** Tells whether a stack map of the original stands between two real instructions. */
  final boolean hasFrameBeforeRealInsn(int from) {
    for (int i = from; i < Math.min(to(), flow.realFrom(from)); i++) {
      if (flow.insn(i) instanceof FrameNode) {
        return true;
      }
    }
    return false;
  }

  /** The first of the labels, lines and frames before a real instruction. */
  final int runBefore(int real) {
    int start = real;
    while (start > 0 && flow.insn(start - 1).getOpcode() < 0) {
      start--;
    }
    return start;
  }

  private void emitRethrow() {
    if (rethrows) {
      out.visitLabel(rethrow);
      maps.visit(List.of("java/lang/Throwable"));
      out.visitInsn(Opcodes.ATHROW);
    }
  }
}
