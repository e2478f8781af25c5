package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.LambdaCompanion;
import dev.fermata.instrument.symbols.LambdaSymbols;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import dev.fermata.instrument.symbols.StartSymbols;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Writes the class of a lambda's object: a field for each captured value, a constructor that fills
 * them, and each functional method beside its twin.
 */
final class LambdaClass {
  private final DualLambda.Site site;
  private final MetafactoryCall call;

  LambdaClass(DualLambda.Site site) {
    this.site = site;
    this.call = new MetafactoryCall(site.indy());
  }

  static String name(DualLambda.Site site) {
    return site.caller() + LambdaSymbols.CLASS_SUFFIX;
  }

  /** The field of a captured value, counted from 0. */
  static String captureName(int index) {
    return LambdaSymbols.CAPTURE_PREFIX + (index + 1);
  }

  byte[] bytes() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        name(site),
        null,
        "java/lang/Object",
        interfaces());
    emitFields(writer);
    emitConstructor(writer);
    emitMethod(writer, call.methodDesc(), Opcodes.ACC_PUBLIC);
    for (String desc : bridgeDescs()) {
      emitMethod(writer, desc, Opcodes.ACC_PUBLIC | Opcodes.ACC_BRIDGE);
    }
    if (site.startFrame() != null) {
      emitStart(writer, site.startFrame());
    }
    new LambdaSerialisation(site, call).emit(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Those of the site, and that of the JDK's method if an interface narrows it. */
  private Set<String> bridgeDescs() {
    Set<String> descs = call.bridgeDescs();
    LambdaCompanion companion = site.companion();
    if (companion != null && !companion.desc().equals(call.methodDesc())) {
      descs.add(companion.desc());
    }
    return descs;
  }

  private String[] interfaces() {
    Set<String> names = call.interfaces();
    LambdaCompanion companion = site.companion();
    if (companion != null) {
      names.add(companion.name());
    }
    if (site.startFrame() != null) {
      names.add(StartSymbols.STARTABLE);
    }
    return names.toArray(String[]::new);
  }

  private void emitMethod(ClassVisitor to, String desc, int access) {
    LambdaMethod method = new LambdaMethod(name(site), call, LambdaTarget.of(site), desc);
    method.emitPlain(to, access);
    method.emitTwin(to, access);
  }

  private void emitStart(ClassVisitor to, String frameClass) {
    RuntimeSymbols.Method start = StartSymbols.START;
    InstructionAdapter code =
        new InstructionAdapter(
            to.visitMethod(Opcodes.ACC_PUBLIC, start.name(), start.descriptor(), null, null));
    code.visitCode();
    Type[] captured = call.captured();
    for (int i = 0; i < captured.length; i++) {
      code.load(0, Type.getObjectType(name(site)));
      code.getfield(name(site), captureName(i), captured[i].getDescriptor());
    }
    // stack: captured values
    Type frame = Type.getObjectType(RuntimeSymbols.FRAME);
    code.invokestatic(
        frameClass, StartSymbols.OF, Type.getMethodDescriptor(frame, captured), false);
    code.areturn(frame);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void emitFields(ClassVisitor to) {
    Type[] captured = call.captured();
    for (int i = 0; i < captured.length; i++) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
      to.visitField(access, captureName(i), captured[i].getDescriptor(), null, null).visitEnd();
    }
  }

  private void emitConstructor(ClassVisitor to) {
    Type[] captured = call.captured();
    String desc = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
    InstructionAdapter code =
        new InstructionAdapter(to.visitMethod(Opcodes.ACC_PRIVATE, "<init>", desc, null, null));
    Type self = Type.getObjectType(name(site));
    code.visitCode();
    code.load(0, self);
    code.invokespecial("java/lang/Object", "<init>", "()V", false);
    int local = 1;
    for (int i = 0; i < captured.length; i++) {
      code.load(0, self);
      code.load(local, captured[i]);
      // stack: captured value, this
      code.putfield(name(site), captureName(i), captured[i].getDescriptor());
      local += captured[i].getSize();
    }
    code.areturn(Type.VOID_TYPE);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
