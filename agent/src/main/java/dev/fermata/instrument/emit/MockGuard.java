package dev.fermata.instrument.emit;

import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
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

  static boolean isNeeded(MethodContext context) {
    return context.isMocked() && isNeeded(context.method().access);
  }

  /** A private method of an instance is not mocked. */
  static boolean isNeeded(int access) {
    return (access & Opcodes.ACC_STATIC) != 0 || (access & Opcodes.ACC_PRIVATE) == 0;
  }

  static void emit(MethodContext context, StackMap maps, MethodVisitor out) {
    MethodNode method = context.method();
    ask(plain(method, method.desc, context.owner(), context.isInterface()), out);
    maps.visit(
        context.analysis().state(context.analysis().flow().realFrom(0)),
        context.analysis().liveness().before(0),
        List.of());
    end(out);
  }

  /** Stands before a twin that is there already, whose stack maps are relative to those before. */
  static InsnList before(MethodNode twin, String plain, String owner, boolean isInterface) {
    MethodNode guard = new MethodNode();
    ask(plain(twin, plain, owner, isInterface), guard);
    guard.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    end(guard);
    return guard.instructions;
  }

  private static MethodInsnNode plain(
      MethodNode method, String descriptor, String owner, boolean isInterface) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    int opcode = isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL;
    return new MethodInsnNode(opcode, owner, method.name, descriptor, isInterface);
  }

  private static void ask(MethodInsnNode plain, MethodVisitor out) {
    if (plain.getOpcode() == Opcodes.INVOKESTATIC) {
      out.visitLdcInsn(Type.getObjectType(plain.owner));
      Code.callStatic(out, RuntimeSymbols.IS_MOCKED_STATIC);
    } else {
      out.visitVarInsn(Opcodes.ALOAD, 0);
      Code.callStatic(out, RuntimeSymbols.IS_MOCK);
    }
    Label real = new Label();
    out.visitJumpInsn(Opcodes.IFEQ, real);
    PlainTwin.call(plain, out);
    out.visitLabel(real);
  }

  /** The body may begin with a stack map of its own, and no two can stand at one place. */
  private static void end(MethodVisitor out) {
    out.visitInsn(Opcodes.NOP);
  }
}
