package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Assigned;
import dev.fermata.instrument.analyze.Crossing;
import dev.fermata.instrument.analyze.FrameState;
import dev.fermata.instrument.analyze.Piece;
import dev.fermata.instrument.analyze.ResumeFlow;
import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LabelNode;

/**
 * One piece of a method that is too large for one resume method. It is entered behind its
 * suspension points, and where control comes in from other pieces; all values pass through the
 * frame, whose reference fields are null while the piece runs.
 *
 * <pre>{@code
 * static R m(Frame_m frame, FrameStack stack, char piece1) {
 *   switch (frame.label) { case 3: goto restore3; case 7: goto enter7; }
 *   …                                       // the code; entry7: is in it, others jump to exit9
 *   exit9:    frame.f0 = a; frame.label = 9; return 0;
 *   save3:    push 3; save: frame.label = pop; frame.f0 = a; stack.link(frame); return 0;
 *   restore3: …
 *   enter7:   frame.label = 0; a = frame.f0; goto entry7;
 * }
 * }</pre>
 */
final class PieceBody extends BodyEmitter {
  private final Piece piece;
  private final ResumeFlow reachable;
  private final FrameAccess frame;
  private final RaiseBlocks raises;
  private final RestoreBlocks restorer;
  private final Map<SavePoint, Label> restores = new HashMap<>();

  /** Where the code goes on after a restoring; by the index of the call, or of what is entered. */
  private final Map<Integer, Label> afters = new HashMap<>();

  private final Map<Integer, Label> entered = new HashMap<>();
  private final Map<Integer, Label> exits = new HashMap<>();
  private final Map<SaveShape, Label> shared = new HashMap<>();

  PieceBody(MethodContext context, Piece piece, ResumeFlow reachable, MethodVisitor out) {
    super(context, Slots.ofResume(context.analysis()), out);
    this.piece = piece;
    this.reachable = reachable;
    frame = new FrameAccess(context, slots, slots.frame(), out);
    raises = new RaiseBlocks(this, piece.points());
    restorer = new RestoreBlocks(this, new Landing(this), frame, raises);
    for (SavePoint each : saved()) {
      restores.put(each, new Label());
    }
    piece.points().forEach(point -> afters.put(point.insn(), new Label()));
    piece.entries().forEach(entry -> entered.put(entry.insn(), new Label()));
    piece.exits().forEach(exit -> exits.put(exit.insn(), new Label()));
  }

  private List<SavePoint> saved() {
    List<SavePoint> saved = new ArrayList<>(piece.points());
    saved.addAll(piece.entries());
    return saved;
  }

  @Override
  int from() {
    return piece.from();
  }

  @Override
  int to() {
    return piece.to();
  }

  @Override
  boolean includes(int index) {
    return piece.covers(index) && reachable.isReachable(index);
  }

  @Override
  boolean includesAny(int from, int to) {
    return reachable.isAnyReachable(from, to);
  }

  @Override
  Assigned assigned() {
    return new Assigned(analysis, from(), to(), saved());
  }

  @Override
  void begin() {
    raises.visitRanges();
    List<SavePoint> saved = saved();
    int[] keys = saved.stream().mapToInt(SavePoint::label).toArray();
    Label[] labels = saved.stream().map(restores::get).toArray(Label[]::new);
    out.visitVarInsn(Opcodes.ALOAD, slots.frame());
    Code.get(out, RuntimeSymbols.LABEL);
    out.visitLookupSwitchInsn(labels[labels.length - 1], keys, labels);
  }

  @Override
  void beforeInsn(int index) {
    Label entry = entered.get(index);
    if (entry != null) {
      if (!hasFrameBeforeRealInsn(runBefore(index))) {
        visitFrame(index);
      }
      out.visitLabel(entry);
    }
  }

  private void visitFrame(int index) {
    FrameState state = analysis.state(index);
    maps.visit(state, analysis.liveness().before(index), state.stack());
  }

  @Override
  void afterCall(SuspensionPoint point) {
    out.visitLabel(Objects.requireNonNull(afters.get(point.insn())));
    int next = point.insn() + 1;
    if (!hasFrameBeforeRealInsn(next)) {
      maps.visit(analysis.state(point.insn()), analysis.liveness().before(next), stackAfter(point));
    }
  }

  @Override
  void leave() {
    int last = runBefore(piece.to()) - 1;
    boolean ends = analysis.pointAt(last) != null || includes(last);
    if (ends && flow.fallsThrough(last)) {
      out.visitJumpInsn(Opcodes.GOTO, exits.get(flow.realFrom(last + 1)));
    }
  }

  @Override
  void save(SuspensionPoint point) {
    // stack: operands
    Code.push(out, point.label());
    Label block = shared.get(SaveShape.of(point));
    if (block != null) {
      out.visitJumpInsn(Opcodes.GOTO, block);
      return;
    }
    block = new Label();
    shared.put(SaveShape.of(point), block);
    out.visitLabel(block);
    List<Object> stack = operandTypes(point);
    stack.add(Opcodes.INTEGER);
    maps.visit(analysis.state(point.insn()), analysis.liveness().during(point.insn()), stack);
    // stack: label, operands
    frame.writeLabel();
    writeValues(point);
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    out.visitVarInsn(Opcodes.ALOAD, slots.frame());
    Code.call(out, RuntimeSymbols.LINK);
    Code.returnDummy(out, context.returnType());
  }

  private void writeValues(SavePoint point) {
    frame.writeOperands(point);
    frame.writeLocals(point, local -> true);
  }

  @Override
  void end(DebugTables debug) {
    piece.exits().forEach(this::exit);
    for (SuspensionPoint point : piece.points()) {
      out.visitLabel(restores.get(point));
      maps.visit(List.of());
      Label after = Objects.requireNonNull(afters.get(point.insn()));
      restorer.emit(point, local -> false, after);
    }
    piece.entries().forEach(this::enter);
    raises.emit();
  }

  /** Jumps and handlers name the labels of the instruction: here they are those of this block. */
  private void exit(Crossing exit) {
    boolean isHandler = false;
    for (int i = runBefore(exit.insn()); i < exit.insn(); i++) {
      if (flow.insn(i) instanceof LabelNode label) {
        label.accept(out);
        isHandler |= isGuarded(label);
      }
    }
    out.visitLabel(exits.get(exit.insn()));
    visitFrame(exit.insn());
    if (isHandler) {
      emitGuard();
    }
    // stack: operands
    writeValues(exit);
    Code.push(out, exit.label());
    frame.writeLabel();
    Code.returnDummy(out, context.returnType());
  }

  /** The label tells the caller whether the method has ended: no crossing is left there. */
  private void enter(Crossing entry) {
    out.visitLabel(restores.get(entry));
    maps.visit(List.of());
    Code.push(out, 0);
    frame.writeLabel();
    restorer.readValues(entry, local -> false);
    out.visitJumpInsn(Opcodes.GOTO, entered.get(entry.insn()));
  }
}
