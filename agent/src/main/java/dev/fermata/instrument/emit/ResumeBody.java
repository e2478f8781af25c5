package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Assigned;
import dev.fermata.instrument.analyze.LoopRest;
import dev.fermata.instrument.analyze.ResumeFlow;
import dev.fermata.instrument.analyze.Retention;
import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The resume method: what of the body can run after a suspension, entered behind any point.
 *
 * <pre>{@code
 * static R m(Frame_m frame, FrameStack stack) {
 *   switch (frame.label) { case 1: goto restore1; … }
 *   …                                       // the body; after1: stands behind the call of point 1
 *   save1:    frame.f0 = a; frame.label = 1; stack.link(frame); return 0;
 *   restore1: a = frame.f0; operands; if (stack.hasException()) goto raise1;
 *             result = stack.takeInt(); goto after1;
 *   raise1:   throw stack.takeException();   // inside the try ranges of the call
 * }
 * }</pre>
 */
final class ResumeBody extends BodyEmitter {
  private final @Nullable BodyStart start;
  private final ResumeFlow reachable;
  private final Retention retention;
  private final FrameAccess frame;
  private final RaiseBlocks raises;
  private final RestoreBlocks restorer;
  private final LoopRests rests;
  private final TryPoints tryPoints;
  private final Label[] restores;
  private final Label[] afters;

  /** The real instructions before which a stack map stands that the original does not have. */
  private final BitSet framed = new BitSet();

  private final Label beginning = new Label();
  private final Label first = new Label();

  ResumeBody(MethodContext context, MethodVisitor out) {
    super(context, Slots.ofResume(context.analysis()), out);
    start = context.start();
    reachable = new ResumeFlow(analysis, start != null);
    retention = new Retention(analysis, start == null ? null : start.crossing());
    frame = new FrameAccess(context, slots, slots.frame(), out);
    raises = new RaiseBlocks(this, analysis.points());
    Landing landing = new Landing(this);
    restorer = new RestoreBlocks(this, landing, frame, raises);
    rests = new LoopRests(this, LoopRest.of(analysis, landing::isShort));
    tryPoints = context.tryPoints();
    restores = new Label[analysis.points().size()];
    afters = new Label[restores.length];
    for (int i = 0; i < restores.length; i++) {
      restores[i] = new Label();
      afters[i] = new Label();
    }
  }

  @Override
  boolean includes(int index) {
    return reachable.isReachable(index);
  }

  @Override
  boolean includesAny(int from, int to) {
    return reachable.isAnyReachable(from, to);
  }

  @Override
  Assigned assigned() {
    List<SavePoint> entries = new ArrayList<>(analysis.points());
    if (start != null) {
      entries.add(start.crossing());
    }
    return new Assigned(analysis, from(), to(), entries);
  }

  @Override
  void begin() {
    rests.visitRanges();
    raises.visitRanges(rests::handler);
    if (start != null) {
      frame.readYielder(start);
    }
    if (restores.length > 1 || start != null) {
      out.visitVarInsn(Opcodes.ALOAD, slots.frame());
      Code.get(out, RuntimeSymbols.LABEL);
    }
    if (restores.length > 1) {
      Label otherwise = start == null ? restores[restores.length - 1] : beginning;
      out.visitTableSwitchInsn(1, restores.length, otherwise, restores);
      return;
    }
    if (start != null) {
      out.visitInsn(Opcodes.ICONST_1);
      out.visitJumpInsn(Opcodes.IF_ICMPNE, beginning);
    }
    restore(analysis.points().get(0));
  }

  @Override
  void beforeInsn(int index) {
    boolean isFirst = start != null && index == start.crossing().insn();
    Label exit = rests.exit(index);
    if ((isFirst || exit != null)
        && !framed.get(index)
        && !hasFrameBeforeRealInsn(runBefore(index))) {
      List<Object> operands = analysis.state(index).stack();
      maps.visit(analysis.state(index), analysis.liveness().before(index), operands);
    }
    if (isFirst) {
      out.visitLabel(first);
    }
    if (exit != null) {
      out.visitLabel(exit);
    }
  }

  @Override
  void afterCall(SuspensionPoint point) {
    out.visitLabel(afters[point.label() - 1]);
    int next = point.insn() + 1;
    if (rests.behind(point) == null && !hasFrameBeforeRealInsn(next)) {
      framed.set(flow.realFrom(next));
      maps.visit(analysis.state(point.insn()), analysis.liveness().before(next), stackAfter(point));
    }
  }

  @Override
  void save(SuspensionPoint point) {
    // stack: operands
    if (tryPoints.differ()) {
      out.visitVarInsn(Opcodes.ALOAD, slots.stack());
      out.visitVarInsn(Opcodes.ALOAD, slots.frame());
      Code.call(out, RuntimeSymbols.LEAVE_TRY);
    }
    frame.writeOperands(point);
    frame.writeLocals(point, local -> !retention.isClean(point, local));
    if (restores.length > 1) {
      out.visitVarInsn(Opcodes.ALOAD, slots.frame());
      Code.push(out, point.label());
      Code.put(out, RuntimeSymbols.LABEL);
    }
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    out.visitVarInsn(Opcodes.ALOAD, slots.frame());
    Code.call(out, tryPoints.differ() ? RuntimeSymbols.LINK_IN_TRY : RuntimeSymbols.LINK);
    Code.returnDummy(out, context.returnType());
  }

  @Override
  void end(DebugTables debug) {
    rests.emit(debug);
    if (restores.length > 1) {
      for (SuspensionPoint point : analysis.points()) {
        out.visitLabel(restores[point.label() - 1]);
        visitEntry();
        restore(point);
      }
    }
    if (start != null) {
      out.visitLabel(beginning);
      visitEntry();
      restorer.begin(start, retention::isKeptAtStart, first);
    }
    raises.emit();
  }

  /** Nothing is restored yet but the yielder. */
  private void visitEntry() {
    BitSet restored = new BitSet();
    if (start == null) {
      maps.visit(List.of());
    } else {
      restored.set(start.yielder());
      maps.visit(analysis.state(start.crossing().insn()), restored, List.of());
    }
  }

  private Label behind(SuspensionPoint point) {
    Label rest = rests.behind(point);
    return rest == null ? afters[point.label() - 1] : rest;
  }

  private void restore(SuspensionPoint point) {
    restorer.emit(point, local -> retention.isKept(point, local), behind(point));
  }
}
