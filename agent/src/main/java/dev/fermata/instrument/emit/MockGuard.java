package dev.fermata.instrument.emit;

import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Stands at the beginning of the twins of a class in which Mockito may mock objects in place: the
 * plain method is the one that Mockito has changed.
 *
 * <pre>{@code
 * if (Mocks.isMock(this)) return m(a);       // Mocks.isMockedStatic(C.class) in a static method
 * }</pre>
 */
final class MockGuard {
  private MockGuard() {}

  /** A private method of an instance is not mocked. */
  static boolean isNeeded(MethodContext context) {
    int access = context.method().access;
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    return context.isMocked() && (isStatic || (access & Opcodes.ACC_PRIVATE) == 0);
  }

  static void emit(MethodContext context, StackMap maps, MethodVisitor out) {
    MethodNode method = context.method();
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    if (isStatic) {
      out.visitLdcInsn(Type.getObjectType(context.owner()));
      Code.callStatic(out, RuntimeSymbols.IS_MOCKED_STATIC);
    } else {
      out.visitVarInsn(Opcodes.ALOAD, 0);
      Code.callStatic(out, RuntimeSymbols.IS_MOCK);
    }
    Label real = new Label();
    out.visitJumpInsn(Opcodes.IFEQ, real);
    PlainTwin.call(
        new MethodInsnNode(
            isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
            context.owner(),
            method.name,
            method.desc,
            context.isInterface()),
        out);
    out.visitLabel(real);
    maps.visit(
        context.analysis().state(context.analysis().flow().realFrom(0)),
        context.analysis().liveness().before(0),
        List.of());
    // the body may begin with a stack map of its own, and no two can stand at one place
    out.visitInsn(Opcodes.NOP);
  }
}
