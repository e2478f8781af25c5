package dev.fermata.instrument.emit;

import dev.fermata.instrument.symbols.LambdaSymbols;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Emits what serialisation looks for in a lambda's class, with the same effect as in the JDK's. A
 * lambda is written as a {@link java.lang.invoke.SerializedLambda}, from which the capturing
 * class's {@code $deserializeLambda$} makes a lambda again: a dual one, since its sites are
 * rewritten like any other.
 */
final class LambdaSerialisation {
  private static final int ACCESS = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;

  private static final Type SERIALIZED_LAMBDA =
      Type.getObjectType(LambdaSymbols.SERIALIZED_LAMBDA_INIT.owner());

  private final DualLambda.Site site;
  private final MetafactoryCall call;

  LambdaSerialisation(DualLambda.Site site, MetafactoryCall call) {
    this.site = site;
    this.call = call;
  }

  void emit(ClassVisitor to) {
    if (call.serializable()) {
      emitWriteReplace(to);
    } else if (mayBeSerializable()) {
      emitRefusal(to, LambdaSymbols.WRITE_OBJECT, LambdaSymbols.WRITE_OBJECT_DESC);
      emitRefusal(to, LambdaSymbols.READ_OBJECT, LambdaSymbols.READ_OBJECT_DESC);
    }
  }

  /**
   * No functional interface of the JDK is serializable; of others we do not know the supertypes.
   */
  private boolean mayBeSerializable() {
    return !call.interfaces().stream().allMatch(name -> name.startsWith("java/"));
  }

  /**
   * Emits
   *
   * <pre>{@code
   * private Object writeReplace() {
   *   return new SerializedLambda(Caller.class, "a/Interface", "method", "()V",
   *       info.getReferenceKind(), LambdaBootstrap.declaringClass(info), "target", "(I)V",
   *       "()V", new Object[] {arg$1});
   * }
   * }</pre>
   */
  private void emitWriteReplace(ClassVisitor to) {
    MethodVisitor method =
        to.visitMethod(
            ACCESS, LambdaSymbols.WRITE_REPLACE, LambdaSymbols.WRITE_REPLACE_DESC, null, null);
    InstructionAdapter code = new InstructionAdapter(method);
    code.visitCode();
    code.anew(SERIALIZED_LAMBDA);
    code.dup();
    code.aconst(Type.getObjectType(site.caller()));
    code.aconst(call.functionalInterface());
    code.aconst(call.method());
    code.aconst(call.methodDesc());
    // stack: descriptor, method, interface, capturing class, form, form
    emitTarget(code);
    code.aconst(call.instantiatedType().getDescriptor());
    emitCaptured(code);
    // stack: captured values, instantiated type, target (4), interface method (3), class, form,
    // form
    code.invokespecial(
        SERIALIZED_LAMBDA.getInternalName(),
        LambdaSymbols.SERIALIZED_LAMBDA_INIT.name(),
        LambdaSymbols.SERIALIZED_LAMBDA_INIT.descriptor(),
        false);
    code.areturn(Type.getType(Object.class));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void emitTarget(InstructionAdapter code) {
    Handle target = call.target();
    if (LambdaTarget.of(site).isOwnLambda()) {
      code.iconst(target.getTag());
      code.aconst(target.getOwner());
    } else {
      code.cconst(info());
      code.invokeinterface(
          LambdaSymbols.REFERENCE_KIND.owner(),
          LambdaSymbols.REFERENCE_KIND.name(),
          LambdaSymbols.REFERENCE_KIND.descriptor());
      // stack: kind
      code.cconst(info());
      Code.callStatic(code, LambdaSymbols.DECLARING_CLASS);
    }
    // stack: class, kind
    code.aconst(target.getName());
    code.aconst(target.getDesc());
    // stack: descriptor, name, class, kind
  }

  private static ConstantDynamic info() {
    return LambdaTarget.classData(LambdaSymbols.REFERENCE_KIND.owner(), LambdaSymbols.DATA_INFO);
  }

  private void emitCaptured(InstructionAdapter code) {
    String lambda = LambdaClass.name(site);
    Type[] captured = call.captured();
    code.iconst(captured.length);
    code.newarray(Type.getType(Object.class));
    for (int i = 0; i < captured.length; i++) {
      code.dup();
      code.iconst(i);
      code.load(0, Type.getObjectType(lambda));
      code.getfield(lambda, LambdaClass.captureName(i), captured[i].getDescriptor());
      ValueConversion.emitBoxing(code, captured[i]);
      // stack: value, index, array, array
      code.astore(Type.getType(Object.class));
    }
  }

  private static void emitRefusal(ClassVisitor to, String name, String desc) {
    String[] thrown = {LambdaSymbols.NOT_SERIALIZABLE_EXCEPTION};
    InstructionAdapter code =
        new InstructionAdapter(to.visitMethod(ACCESS, name, desc, null, thrown));
    code.visitCode();
    Code.callStatic(code, LambdaSymbols.NOT_SERIALIZABLE);
    // stack: exception
    code.athrow();
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
