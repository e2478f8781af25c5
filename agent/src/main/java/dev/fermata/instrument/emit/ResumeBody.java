package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Assigned;
import dev.fermata.instrument.analyze.ResumeFlow;
import dev.fermata.instrument.analyze.Retention;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.List;
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
  private final ResumeFlow reachable;
  private final Retention retention;
  private final FrameAccess frame;
  private final RaiseBlocks raises;
  private final RestoreBlocks restorer;
  private final TryPoints tryPoints;
  private final Label[] restores;
  private final Label[] afters;

  ResumeBody(MethodContext context, MethodVisitor out) {
    super(context, Slots.ofResume(context.analysis()), out);
    reachable = new ResumeFlow(analysis, false);
    retention = new Retention(analysis);
    frame = new FrameAccess(context, slots, slots.frame(), out);
    raises = new RaiseBlocks(this, analysis.points());
    restorer = new RestoreBlocks(this, frame, raises);
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
    return new Assigned(analysis, from(), to(), analysis.points());
  }

  @Override
  void begin() {
    raises.visitRanges();
    if (restores.length == 1) {
      restore(analysis.points().get(0));
      return;
    }
    out.visitVarInsn(Opcodes.ALOAD, slots.frame());
    Code.get(out, RuntimeSymbols.LABEL);
    out.visitTableSwitchInsn(1, restores.length, restores[restores.length - 1], restores);
  }

  @Override
  void afterCall(SuspensionPoint point) {
    out.visitLabel(afters[point.label() - 1]);
    int next = point.insn() + 1;
    if (!hasFrameBeforeRealInsn(next)) {
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
  void end() {
    if (restores.length > 1) {
      for (SuspensionPoint point : analysis.points()) {
        out.visitLabel(restores[point.label() - 1]);
        maps.visit(List.of());
        restore(point);
      }
    }
    raises.emit();
  }

  private void restore(SuspensionPoint point) {
    restorer.emit(point, local -> retention.isKept(point, local), afters[point.label() - 1]);
  }
}
