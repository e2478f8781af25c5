package dev.fermata.instrument.emit;

import dev.fermata.instrument.layout.FrameShape;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The resume method of a body that was replaced by one with other frames. It cannot be removed.
 *
 * <pre>{@code
 * static R m(Frame_m frame, FrameStack stack) { throw new IllegalStateException("…"); }
 * }</pre>
 */
final class StaleResume {
  private StaleResume() {}

  /** Keeps the signatures that the method has had; there are several if it was cut. */
  static void emit(
      @Nullable FrameShape former, ClassNode owner, MethodNode method, ClassVisitor writer) {
    if (former == null) {
      return;
    }
    boolean isInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
    String where = owner.name.replace('/', '.') + "." + Emission.sourceName(method);
    for (String descriptor : former.resumes()) {
      emit(
          where,
          writer.visitMethod(
              (isInterface ? Opcodes.ACC_PUBLIC : 0) | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
              method.name,
              descriptor,
              null,
              method.exceptions.toArray(String[]::new)));
    }
  }

  private static void emit(String where, MethodVisitor out) {
    RuntimeSymbols.Method init = RuntimeSymbols.ILLEGAL_STATE_INIT;
    out.visitCode();
    out.visitTypeInsn(Opcodes.NEW, init.owner());
    out.visitInsn(Opcodes.DUP);
    out.visitLdcInsn(
        "Cannot resume "
            + where
            + ": its frame belongs to code that was replaced when the class was redefined, and the"
            + " new code saves other values or suspends at other calls. Begin anew what was"
            + " suspended; frames outlive a redefinition only if these stay the same.");
    // stack: message, exception, exception
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, init.owner(), init.name(), init.descriptor(), false);
    out.visitInsn(Opcodes.ATHROW);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }
}
