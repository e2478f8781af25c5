package dev.fermata.instrument.chaos;

import dev.fermata.instrument.symbols.ChaosSymbols;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces the body of each plain method that has a twin, so that plain callers too run it
 * suspended.
 *
 * <pre>{@code
 * R m(A a) { ChaosStack s = ChaosStack.begin(); return (R) ChaosStack.settle(m(a, s), s); }
 * }</pre>
 */
public final class Drivers extends ClassVisitor {
  private final Set<String> frameClasses;
  private String owner = "";
  private boolean isInterface;
  private final Map<String, Integer> sameNames = new HashMap<>();

  /**
   * Prepares a copy.
   *
   * @param writer where the changed class goes
   * @param frameClasses internal names of the frame classes that were made for the class
   */
  public Drivers(ClassWriter writer, Set<String> frameClasses) {
    super(Opcodes.ASM9, writer);
    this.frameClasses = frameClasses;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      String signature,
      String superName,
      String[] interfaces) {
    owner = name;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
    int sameName = sameNames.merge(name, 1, Integer::sum) - 1;
    if (!frameClasses.contains(RuntimeSymbols.frameClass(owner, sameName, name))) {
      return copy;
    }
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    return new MethodVisitor(Opcodes.ASM9, copy) {
      @Override
      public void visitCode() {
        drive(copy, isStatic, name, descriptor);
        mv = null; // the body is in the twin
      }

      @Override
      public void visitEnd() {
        copy.visitEnd();
      }
    };
  }

  private void drive(MethodVisitor out, boolean isStatic, String name, String descriptor) {
    Type result = Type.getReturnType(descriptor);
    int slot = 0;
    out.visitCode();
    if (!isStatic) {
      out.visitVarInsn(Opcodes.ALOAD, slot++);
    }
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      out.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
    call(out, ChaosSymbols.BEGIN);
    out.visitInsn(Opcodes.DUP);
    out.visitVarInsn(Opcodes.ASTORE, slot);
    // stack: stack, arguments, receiver
    out.visitMethodInsn(
        isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
        owner,
        name,
        RuntimeSymbols.twin(descriptor),
        isInterface);
    out.visitVarInsn(Opcodes.ALOAD, slot);
    // stack: stack, result
    call(out, ChaosSymbols.settle(result));
    if (result.getSort() >= Type.ARRAY) {
      out.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
    }
    out.visitInsn(result.getOpcode(Opcodes.IRETURN));
    out.visitMaxs(0, 0);
  }

  private static void call(MethodVisitor out, RuntimeSymbols.Method method) {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, method.owner(), method.name(), method.descriptor(), false);
  }
}
