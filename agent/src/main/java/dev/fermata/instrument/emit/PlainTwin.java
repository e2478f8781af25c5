package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.Repair;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A twin that only calls the plain method: of an abstract or native method, of one that cannot be
 * suspended, and of an inherited one whose twins would be dispatched otherwise.
 *
 * <pre>{@code
 * R m(A a, FrameStack stack) { return m(a); }
 * }</pre>
 */
final class PlainTwin {
  private PlainTwin() {}

  static void emit(String owner, boolean isInterface, MethodNode method, ClassVisitor writer) {
    emit(TwinBody.begin(method, writer), plainCall(owner, isInterface, method));
  }

  /** In place of the second twin that a method of a class that is loaded has had. */
  static void emitSecond(
      String owner, boolean isInterface, MethodNode method, ClassVisitor writer) {
    emit(TwinBody.beginSecond(method, writer), plainCall(owner, isInterface, method));
  }

  private static MethodInsnNode plainCall(String owner, boolean isInterface, MethodNode method) {
    int opcode = opcode(method, isInterface);
    return new MethodInsnNode(opcode, owner, method.name, method.desc, isInterface);
  }

  /** In place of a method that overrides a twin; it dispatches. */
  static void emit(String owner, String name, String desc, MethodVisitor out) {
    emit(out, new MethodInsnNode(Opcodes.INVOKEVIRTUAL, owner, name, desc, false));
  }

  static void emit(Repair twin, ClassVisitor writer) {
    emit(
        writer.visitMethod(
            twin.access(),
            twin.name(),
            RuntimeSymbols.twin(twin.desc()),
            null,
            twin.exceptions().toArray(String[]::new)),
        new MethodInsnNode(
            twin.opcode(), twin.owner(), twin.name(), twin.desc(), twin.ownerIsInterface()));
  }

  private static void emit(MethodVisitor out, MethodInsnNode call) {
    out.visitCode();
    call(call, out);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /** Calls the plain method with the parameters of the twin, and returns its result. */
  static void call(MethodInsnNode call, MethodVisitor out) {
    int slot = 0;
    if (call.getOpcode() != Opcodes.INVOKESTATIC) {
      out.visitVarInsn(Opcodes.ALOAD, slot++);
    }
    for (Type parameter : Type.getArgumentTypes(call.desc)) {
      out.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
    // stack: arguments, receiver
    call.accept(out);
    // stack: the result
    out.visitInsn(Type.getReturnType(call.desc).getOpcode(Opcodes.IRETURN));
  }

  /**
   * An abstract method is dispatched; any other is called as it is, so that super calls end here.
   */
  private static int opcode(MethodNode method, boolean isInterface) {
    if ((method.access & Opcodes.ACC_STATIC) != 0) {
      return Opcodes.INVOKESTATIC;
    }
    if ((method.access & Opcodes.ACC_ABSTRACT) == 0) {
      return Opcodes.INVOKESPECIAL;
    }
    return isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
  }
}
