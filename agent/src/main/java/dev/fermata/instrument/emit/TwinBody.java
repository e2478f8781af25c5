package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The twin: the whole body, entered from its beginning. Saving is done by a static method of the
 * frame class, shared by all points that save the same fields.
 *
 * <pre>{@code
 * save: Frame_m.save(operands…, locals…, label, stack); return 0;
 * }</pre>
 */
final class TwinBody extends BodyEmitter {
  private final FrameClass frame;

  TwinBody(MethodContext context, FrameClass frame, MethodVisitor out) {
    super(context, Slots.ofTwin(context.method()), out);
    this.frame = frame;
  }

  @Override
  boolean includes(int index) {
    return true;
  }

  @Override
  boolean includes(TryCatchBlockNode block) {
    return true;
  }

  @Override
  void begin() {}

  @Override
  void afterCall(SuspensionPoint point) {}

  @Override
  void save(SuspensionPoint point) {
    SaveMethod save = frame.saveMethod(point);
    if (save == null) {
      saveInline(point);
      return;
    }
    // stack: operands
    for (SavedValue local : point.locals()) {
      if (!local.isNull()) {
        Code.load(out, local.descriptor(), slots.of(local.index()));
      }
    }
    Code.push(out, point.label());
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    // stack: stack, label, locals, operands
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, context.frameClass(), save.name(), save.descriptor(), false);
  }

  /** For more values than a method can have parameters (JVMS §4.11). */
  private void saveInline(SuspensionPoint point) {
    int slot = slots.temporaries();
    out.visitTypeInsn(Opcodes.NEW, context.frameClass());
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, context.frameClass(), "<init>", "()V", false);
    out.visitVarInsn(Opcodes.ASTORE, slot);
    FrameAccess access = new FrameAccess(context, slots, slot, out);
    access.writeOperands(point);
    access.writeLocals(point, local -> true);
    out.visitVarInsn(Opcodes.ALOAD, slot);
    Code.push(out, point.label());
    Code.put(out, RuntimeSymbols.LABEL);
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    out.visitVarInsn(Opcodes.ALOAD, slot);
    Code.call(out, RuntimeSymbols.LINK);
  }

  @Override
  void end() {}
}
