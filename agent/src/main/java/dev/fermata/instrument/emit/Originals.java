package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.ClassPlan;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * Copies the original class. A method is handed to the writer itself, which then copies its bytes,
 * unless it creates a lambda whose object must have both methods. Twins that the api brings become
 * public and synthetic. What overrides a twin in a class that another library generated becomes a
 * plain twin: interceptors are to see plain methods only.
 */
final class Originals extends ClassVisitor {
  private final ClassPlan plan;
  private final BiPredicate<String, String> hasDualLambda;
  private final UnaryOperator<InvokeDynamicInsnNode> lambdas;
  private String owner = "";

  Originals(
      ClassVisitor writer,
      ClassPlan plan,
      BiPredicate<String, String> hasDualLambda,
      UnaryOperator<InvokeDynamicInsnNode> lambdas) {
    super(Opcodes.ASM9, writer);
    this.plan = plan;
    this.hasDualLambda = hasDualLambda;
    this.lambdas = lambdas;
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
    List<String> all = new ArrayList<>(Arrays.asList(interfaces));
    String typed = signature;
    for (String companion : plan.companions()) {
      all.add(companion);
      typed = typed == null ? null : typed + "L" + companion + ";";
    }
    super.visit(version, access, name, typed, superName, all.toArray(String[]::new));
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    int published = plan.isHandWrittenTwin(name, descriptor) ? published(access) : access;
    MethodVisitor copy = super.visitMethod(published, name, descriptor, signature, exceptions);
    if (plan.isForeignTwin(name, descriptor)) {
      PlainTwin.emit(owner, name, RuntimeSymbols.plain(descriptor), copy);
      return null;
    }
    if (!hasDualLambda.test(name, descriptor)) {
      return copy;
    }
    return new MethodVisitor(Opcodes.ASM9, copy) {
      private boolean inCode;

      @Override
      public void visitCode() {
        inCode = true;
        super.visitCode();
      }

      /** What is not known of code says nothing of code that is written anew. */
      @Override
      public void visitAttribute(Attribute attribute) {
        if (!inCode) {
          super.visitAttribute(attribute);
        }
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        lambdas.apply(new InvokeDynamicInsnNode(name, descriptor, bootstrap, arguments)).accept(mv);
      }
    };
  }

  /** One that is its own outer class has two constants for it, of which ASM makes one. */
  @Override
  public void visitInnerClass(
      String name, @Nullable String outer, @Nullable String simpleName, int access) {
    if (!name.equals(outer)) {
      super.visitInnerClass(name, outer, simpleName, access);
    }
  }

  private static int published(int access) {
    int hidden = Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED;
    return (access & ~hidden) | Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE;
  }
}
