package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.layout.CodeMark;
import dev.fermata.instrument.layout.FieldNames;
import dev.fermata.instrument.layout.FrameField;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import dev.fermata.instrument.symbols.StartSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The frame class of one method. It has no access to what is private in the method's class, and
 * needs none.
 *
 * <pre>{@code
 * final class C$fermata$0m extends Frame {
 *   int f0; String f1;
 *   public void resume(FrameStack stack) { stack.deliver(C.m(this, stack)); }
 *   protected String source() { return "C;m;41,43;this/i;91ab3f;C.java"; }
 *   static void save0(int operand, int label, String local, FrameStack stack) {
 *     C$fermata$0m frame = new C$fermata$0m(); frame.f0 = operand; …; stack.link(frame);
 *   }
 * }
 * }</pre>
 */
final class FrameClass {
  /** JVMS §4.3.3. */
  private static final int MOST_PARAMETERS = 255;

  private static final FrameField LABEL =
      new FrameField(RuntimeSymbols.LABEL.name(), RuntimeSymbols.LABEL.descriptor());

  private final MethodContext context;
  private final String name;
  private final TryPoints tryPoints;
  private final Map<List<@Nullable FrameField>, SaveMethod> saves = new LinkedHashMap<>();

  FrameClass(MethodContext context) {
    this.context = context;
    name = context.frameClass();
    tryPoints = context.tryPoints();
  }

  /**
   * The method that saves the values of a point: operands first, then locals that are not null.
   * Null if they are more than a method can have parameters.
   */
  @Nullable SaveMethod saveMethod(SuspensionPoint point) {
    List<@Nullable FrameField> fields = new ArrayList<>();
    StringBuilder descriptor = new StringBuilder("(");
    for (SavedValue operand : point.operands()) {
      fields.add(context.layout().field(operand));
      descriptor.append(operand.descriptor());
    }
    fields.add(LABEL);
    descriptor.append(LABEL.descriptor());
    for (SavedValue local : point.locals()) {
      if (!local.isNull()) {
        fields.add(context.layout().field(local));
        descriptor.append(local.descriptor());
      }
    }
    descriptor.append(RuntimeSymbols.FRAME_STACK_DESC).append(")V");
    if (Type.getArgumentsAndReturnSizes(descriptor.toString()) >> 2 > MOST_PARAMETERS + 1) {
      return null;
    }
    return saves.computeIfAbsent(
        fields, absent -> new SaveMethod("save" + saves.size(), descriptor.toString(), fields));
  }

  byte[] toByteArray() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    writer.visit(Opcodes.V17, access, name, null, RuntimeSymbols.FRAME, null);
    for (FrameField field : context.layout().fields()) {
      writer.visitField(0, field.name(), field.descriptor(), null, null).visitEnd();
    }
    emitConstructor(writer);
    emitResume(writer);
    emitSource(writer);
    tryPoints.emit(writer);
    if (context.start() != null) {
      emitStart(writer, context.start());
    }
    saves.values().forEach(save -> emitSave(writer, save));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void emitConstructor(ClassWriter writer) {
    MethodVisitor out = writer.visitMethod(0, "<init>", "()V", null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, 0);
    RuntimeSymbols.Method init = RuntimeSymbols.FRAME_INIT;
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, init.owner(), init.name(), init.descriptor(), false);
    finish(out, Opcodes.RETURN);
  }

  private void emitResume(ClassWriter writer) {
    RuntimeSymbols.Method resume = RuntimeSymbols.RESUME;
    MethodVisitor out =
        writer.visitMethod(Opcodes.ACC_PUBLIC, resume.name(), resume.descriptor(), null, null);
    out.visitCode();
    Type result = context.returnType();
    if (result.getSort() != Type.VOID) {
      out.visitVarInsn(Opcodes.ALOAD, 1);
    }
    callResume(out);
    if (result.getSort() != Type.VOID) {
      Code.call(out, deliver(result));
    }
    finish(out, Opcodes.RETURN);
  }

  private void callResume(MethodVisitor out) {
    if (context.pieces() != null) {
      boolean isVoid = context.returnType().getSort() == Type.VOID;
      List<Object> below = isVoid ? List.of() : List.of(RuntimeSymbols.FRAME_STACK);
      new PieceLoop(context, context.pieces(), Slots.ofFrame(), below, out).emit();
      return;
    }
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    // stack: stack, this, [stack]
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        context.owner(),
        context.method().name,
        context.resumeDescriptor(),
        context.isInterface());
  }

  private static RuntimeSymbols.Method deliver(Type result) {
    return switch (result.getSort()) {
      case Type.LONG -> RuntimeSymbols.DELIVER_LONG;
      case Type.FLOAT -> RuntimeSymbols.DELIVER_FLOAT;
      case Type.DOUBLE -> RuntimeSymbols.DELIVER_DOUBLE;
      case Type.ARRAY, Type.OBJECT -> RuntimeSymbols.DELIVER_REFERENCE;
      default -> RuntimeSymbols.DELIVER_INT;
    };
  }

  private void emitStart(ClassWriter writer, BodyStart start) {
    MethodVisitor out =
        writer.visitMethod(Opcodes.ACC_STATIC, StartSymbols.OF, start.descriptor(), null, null);
    int frame = (Type.getArgumentsAndReturnSizes(start.descriptor()) >> 2) - 1;
    FrameAccess access = new FrameAccess(context, Slots.ofCaptured(frame), frame, out);
    out.visitCode();
    access.create();
    access.writeLocals(start.crossing(), local -> !start.isYielder(local));
    access.writeFlag();
    Code.push(out, start.crossing().label());
    access.writeLabel();
    out.visitVarInsn(Opcodes.ALOAD, frame);
    finish(out, Opcodes.ARETURN);
  }

  private void emitSource(ClassWriter writer) {
    RuntimeSymbols.Method source = RuntimeSymbols.SOURCE;
    MethodVisitor out =
        writer.visitMethod(Opcodes.ACC_PROTECTED, source.name(), source.descriptor(), null, null);
    out.visitCode();
    out.visitLdcInsn(source());
    finish(out, Opcodes.ARETURN);
  }

  /** Only the last part can contain a semicolon (JVMS §4.2.2). */
  private String source() {
    MethodAnalysis analysis = context.analysis();
    String lines =
        analysis.points().stream()
            .map(point -> String.valueOf(point.line()))
            .collect(Collectors.joining(","));
    return String.join(
        ";",
        context.owner().replace('/', '.'),
        context.method().name,
        lines,
        FieldNames.of(analysis, context.layout()),
        CodeMark.of(analysis, context.layout(), RuntimeSymbols.ABI_VERSION),
        context.sourceFile() == null ? "" : context.sourceFile());
  }

  private void emitSave(ClassWriter writer, SaveMethod save) {
    MethodVisitor out =
        writer.visitMethod(Opcodes.ACC_STATIC, save.name(), save.descriptor(), null, null);
    out.visitCode();
    Type[] types = Type.getArgumentTypes(save.descriptor());
    int frame = (Type.getArgumentsAndReturnSizes(save.descriptor()) >> 2) - 1;
    out.visitTypeInsn(Opcodes.NEW, name);
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
    out.visitVarInsn(Opcodes.ASTORE, frame);
    int slot = 0;
    for (int i = 0; i < save.fields().size(); i++) {
      FrameField field = save.fields().get(i);
      if (field != null) {
        out.visitVarInsn(Opcodes.ALOAD, frame);
        out.visitVarInsn(types[i].getOpcode(Opcodes.ILOAD), slot);
        out.visitFieldInsn(Opcodes.PUTFIELD, name, field.name(), field.descriptor());
      }
      slot += types[i].getSize();
    }
    out.visitVarInsn(Opcodes.ALOAD, slot);
    out.visitVarInsn(Opcodes.ALOAD, frame);
    Code.call(out, tryPoints.link());
    finish(out, Opcodes.RETURN);
  }

  private static void finish(MethodVisitor out, int opcode) {
    out.visitInsn(opcode);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }
}
