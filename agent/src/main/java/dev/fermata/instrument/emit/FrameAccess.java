package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.layout.FrameField;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads and writes the fields of a frame that is in a local variable. */
final class FrameAccess {
  private final MethodContext context;
  private final Slots slots;
  private final int frame;
  private final MethodVisitor out;

  FrameAccess(MethodContext context, Slots slots, int frame, MethodVisitor out) {
    this.context = context;
    this.slots = slots;
    this.frame = frame;
    this.out = out;
  }

  /** Moves the operands of a point from the stack to their fields. */
  void writeOperands(SavePoint point) {
    List<SavedValue> operands = point.operands();
    for (int i = operands.size() - 1; i >= 0; i--) {
      FrameField field = context.layout().field(operands.get(i));
      if (field == null) {
        out.visitInsn(Opcodes.POP);
        continue;
      }
      // stack: value
      out.visitVarInsn(Opcodes.ALOAD, frame);
      if (operands.get(i).isWide()) {
        out.visitInsn(Opcodes.DUP_X2);
        out.visitInsn(Opcodes.POP);
      } else {
        out.visitInsn(Opcodes.SWAP);
      }
      // stack: value, frame
      access(Opcodes.PUTFIELD, field);
    }
  }

  /** Writes the locals of a point that {@code which} selects. */
  void writeLocals(SavePoint point, Predicate<SavedValue> which) {
    for (SavedValue local : point.locals()) {
      if (!local.isNull() && which.test(local)) {
        out.visitVarInsn(Opcodes.ALOAD, frame);
        Code.load(out, local.descriptor(), slots.of(local.index(), local.isWide()));
        access(Opcodes.PUTFIELD, Objects.requireNonNull(context.layout().field(local)));
      }
    }
  }

  /** Puts the value of a field on the stack, and null into the field if it is not kept. */
  void read(SavedValue value, boolean kept) {
    FrameField field = context.layout().field(value);
    if (field == null) {
      out.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    out.visitVarInsn(Opcodes.ALOAD, frame);
    access(Opcodes.GETFIELD, field);
    if (value.isReference() && !kept) {
      out.visitVarInsn(Opcodes.ALOAD, frame);
      out.visitInsn(Opcodes.ACONST_NULL);
      access(Opcodes.PUTFIELD, field);
    }
  }

  /** Writes the label that is on the stack. */
  void writeLabel() {
    // stack: label
    out.visitVarInsn(Opcodes.ALOAD, frame);
    out.visitInsn(Opcodes.SWAP);
    Code.put(out, RuntimeSymbols.LABEL);
  }

  /** Makes a frame and puts it into its local. */
  void create() {
    out.visitTypeInsn(Opcodes.NEW, context.frameClass());
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, context.frameClass(), "<init>", "()V", false);
    out.visitVarInsn(Opcodes.ASTORE, frame);
  }

  private void access(int opcode, FrameField field) {
    out.visitFieldInsn(opcode, context.frameClass(), field.name(), field.descriptor());
  }
}
