package dev.fermata.instrument.emit;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * A twin that only calls the plain method: of an abstract or native method, and of one that cannot
 * be suspended.
 *
 * <pre>{@code
 * R m(A a, FrameStack stack) { return m(a); }
 * }</pre>
 */
final class PlainTwin {
  private PlainTwin() {}

  static void emit(String owner, boolean isInterface, MethodNode method, ClassVisitor writer) {
    MethodVisitor out = ClassEmitter.visitTwin(writer, method);
    out.visitCode();
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    int slot = 0;
    if (!isStatic) {
      out.visitVarInsn(Opcodes.ALOAD, slot++);
    }
    for (Type parameter : Type.getArgumentTypes(method.desc)) {
      out.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
    out.visitMethodInsn(opcode(method, isInterface), owner, method.name, method.desc, isInterface);
    out.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
    out.visitMaxs(0, 0);
    out.visitEnd();
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
