package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.FrameState;
import dev.fermata.instrument.analyze.MethodAnalysis;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Moves {@code new} to its constructor call, where a suspension lies in between: an object that is
 * not initialised can be saved nowhere (JVMS §4.10.2.4). Until then every copy of it is null.
 *
 * <pre>
 *   new Foo        becomes   new Foo; pop; aconst_null     (the class initialiser runs here)
 *   invokespecial  becomes   arguments to temporaries; pop; new Foo; dup; arguments; invokespecial,
 *                            then the object takes the place of each null
 * </pre>
 */
final class HoistedNew {
  /** JVMS §4.7.3. */
  private static final int MOST_LOCALS = 65_535;

  private final MethodAnalysis analysis;
  private final Slots slots;
  private final MethodVisitor out;

  HoistedNew(MethodContext context, Slots slots, MethodVisitor out) {
    analysis = context.analysis();
    this.slots = slots;
    this.out = out;
  }

  /** Whether the object made by the {@code new} at an index is hoisted. */
  boolean isHoistedNew(int index) {
    if (!analysis.hoistsAny()) {
      return false; // the types here need not be known
    }
    List<Object> after = analysis.state(index + 1).stack();
    return analysis.isHoisted(after.get(after.size() - 1));
  }

  /** Whether a constructor call at an index is that of a hoisted object. */
  boolean isHoistedInit(int index, MethodInsnNode call) {
    return analysis.hoistsAny()
        && call.name.equals("<init>")
        && analysis.isHoisted(receiver(index, call));
  }

  void emitNew(String type) {
    out.visitTypeInsn(Opcodes.NEW, type);
    out.visitInsn(Opcodes.POP);
    out.visitInsn(Opcodes.ACONST_NULL);
  }

  void emitInit(int index, MethodInsnNode call) {
    Type[] arguments = Type.getArgumentTypes(call.desc);
    int temporary = slots.temporaries();
    for (int i = arguments.length - 1; i >= 0; i--) {
      Code.store(out, arguments[i].getDescriptor(), temporary);
      temporary += arguments[i].getSize();
    }
    int firstFree = temporary;
    if (firstFree + analysis.state(index).stack().size() * 2 > MOST_LOCALS) {
      throw new IllegalStateException("no slots are left for the arguments of " + call.owner);
    }
    out.visitInsn(Opcodes.POP);
    out.visitTypeInsn(Opcodes.NEW, call.owner);
    out.visitInsn(Opcodes.DUP);
    for (Type argument : arguments) {
      temporary -= argument.getSize();
      Code.load(out, argument.getDescriptor(), temporary);
    }
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, call.owner, call.name, call.desc, false);
    // stack: object, values below the receiver
    replaceCopies(index, call, firstFree);
  }

  private void replaceCopies(int index, MethodInsnNode call, int firstFree) {
    FrameState state = analysis.state(index);
    Object marker = receiver(index, call);
    List<Object> below = state.stack().subList(0, receiverIndex(state, call));
    int lowest = below.indexOf(marker);
    boolean inLocals = state.locals().contains(marker);
    if (lowest == below.size() - 1 && lowest >= 0 && !inLocals) {
      // stack: object, null
      out.visitInsn(Opcodes.SWAP);
      out.visitInsn(Opcodes.POP);
      return;
    }
    out.visitVarInsn(Opcodes.ASTORE, firstFree);
    if (lowest >= 0) {
      rebuild(below.subList(lowest, below.size()), marker, firstFree);
    }
    for (int slot = 0; slot < state.locals().size(); slot++) {
      if (state.local(slot).equals(marker)) {
        out.visitVarInsn(Opcodes.ALOAD, firstFree);
        out.visitVarInsn(Opcodes.ASTORE, slots.of(slot, false));
      }
    }
  }

  /** Takes the values off the stack and puts them back with the object in each copy's place. */
  private void rebuild(List<Object> values, Object marker, int object) {
    int temporary = object + 1;
    for (int i = values.size() - 1; i >= 0; i--) {
      if (values.get(i).equals(marker)) {
        out.visitInsn(Opcodes.POP);
      } else {
        out.visitVarInsn(opcode(Opcodes.ISTORE, values.get(i)), temporary);
        temporary += FrameState.isWide(values.get(i)) ? 2 : 1;
      }
    }
    for (Object value : values) {
      if (value.equals(marker)) {
        out.visitVarInsn(Opcodes.ALOAD, object);
      } else {
        temporary -= FrameState.isWide(value) ? 2 : 1;
        out.visitVarInsn(opcode(Opcodes.ILOAD, value), temporary);
      }
    }
  }

  private static int opcode(int base, Object type) {
    if (type == Opcodes.INTEGER) {
      return base;
    }
    if (type == Opcodes.LONG) {
      return base + 1;
    }
    if (type == Opcodes.FLOAT) {
      return base + 2;
    }
    return type == Opcodes.DOUBLE ? base + 3 : base + 4;
  }

  private Object receiver(int index, MethodInsnNode call) {
    FrameState state = analysis.state(index);
    return state.stack().get(receiverIndex(state, call));
  }

  private static int receiverIndex(FrameState state, MethodInsnNode call) {
    return state.stack().size() - Type.getArgumentTypes(call.desc).length - 1;
  }
}
