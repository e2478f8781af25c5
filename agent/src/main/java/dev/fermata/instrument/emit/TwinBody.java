package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The twin: the whole body, entered from its beginning. Saving is done by a static method of the
 * frame class; points that save the same values share the call to it.
 *
 * <pre>{@code
 * save1: push 1; goto save;
 * save2: push 2;
 * save:  Frame_m.save(operands…, label, locals…, stack); return 0;
 * }</pre>
 */
final class TwinBody extends BodyEmitter {
  private final FrameClass frame;
  private final boolean callsSecond;
  private final Map<SaveShape, Integer> uses = new HashMap<>();
  private final Map<SaveShape, Label> shared = new HashMap<>();

  /**
   * Begins the twin of a method: the same access, but with a body, and synthetic. It is never
   * final: below a class that could not be read, a plain twin may have to stand in its place. It
   * has a bridge's flag, by which Mockito's inline mock maker leaves it alone.
   */
  static MethodVisitor begin(MethodNode method, ClassVisitor writer) {
    return begin(method, RuntimeSymbols.twin(method.desc), writer);
  }

  /** Begins the second twin of a method. */
  static MethodVisitor beginSecond(MethodNode method, ClassVisitor writer) {
    return begin(method, RuntimeSymbols.secondTwin(method.desc), writer);
  }

  private static MethodVisitor begin(MethodNode method, String descriptor, ClassVisitor writer) {
    int kept =
        Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_STRICT;
    int access = (method.access & kept) | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE;
    String[] exceptions = method.exceptions.toArray(String[]::new);
    return writer.visitMethod(access, method.name, descriptor, null, exceptions);
  }

  /** Prepares the twin. */
  static TwinBody of(MethodContext context, FrameClass frame, MethodVisitor out) {
    return new TwinBody(context, frame, Slots.ofTwin(context.analysis()), context.isDouble(), out);
  }

  /** Prepares the second twin, which calls the first. */
  static TwinBody second(MethodContext context, FrameClass frame, MethodVisitor out) {
    return new TwinBody(context, frame, Slots.ofSecondTwin(context.analysis()), false, out);
  }

  private TwinBody(
      MethodContext context,
      FrameClass frame,
      Slots slots,
      boolean callsSecond,
      MethodVisitor out) {
    super(context, slots, out);
    this.frame = frame;
    this.callsSecond = callsSecond;
    analysis.points().forEach(point -> uses.merge(SaveShape.of(point), 1, Integer::sum));
  }

  @Override
  boolean includes(int index) {
    return true;
  }

  @Override
  boolean includesAny(int from, int to) {
    return flow.realFrom(from) < to;
  }

  @Override
  void begin() {
    if (MockGuard.isNeeded(context)) {
      MockGuard.emit(context, maps, out);
    }
  }

  @Override
  void emitTwinCall(SuspensionPoint point) {
    if (callsSecond && SecondTwin.isOwn(point, context.owner(), context.method())) {
      MethodInsnNode call = point.call();
      String descriptor = RuntimeSymbols.secondTwin(call.desc);
      out.visitInsn(Opcodes.ICONST_0);
      out.visitMethodInsn(call.getOpcode(), call.owner, call.name, descriptor, call.itf);
    } else {
      super.emitTwinCall(point);
    }
  }

  @Override
  void afterCall(SuspensionPoint point) {}

  @Override
  void save(SuspensionPoint point) {
    SaveMethod save = frame.saveMethod(point);
    if (save == null) {
      saveInline(point);
      return;
    }
    Code.push(out, point.label());
    // stack: label, operands
    Label block = shared.get(SaveShape.of(point));
    if (block != null) {
      out.visitJumpInsn(Opcodes.GOTO, block);
    } else {
      callSave(point, save);
    }
  }

  private void callSave(SuspensionPoint point, SaveMethod save) {
    SaveShape shape = SaveShape.of(point);
    if (Objects.requireNonNull(uses.get(shape)) > 1) {
      Label block = new Label();
      shared.put(shape, block);
      out.visitLabel(block);
      List<Object> stack = operandTypes(point);
      stack.add(Opcodes.INTEGER);
      maps.visit(analysis.state(point.insn()), analysis.liveness().during(point.insn()), stack);
    }
    for (SavedValue local : point.locals()) {
      if (!local.isNull()) {
        Code.load(out, local.descriptor(), slots.of(local.index(), local.isWide()));
      }
    }
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    // stack: stack, locals, label, operands
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, context.frameClass(), save.name(), save.descriptor(), false);
    Code.returnDummy(out, context.returnType());
  }

  /** For more values than a method can have parameters (JVMS §4.11). */
  private void saveInline(SuspensionPoint point) {
    int slot = slots.temporaries();
    FrameAccess access = new FrameAccess(context, slots, slot, out);
    access.create();
    access.writeOperands(point);
    access.writeLocals(point, local -> true);
    out.visitVarInsn(Opcodes.ALOAD, slot);
    Code.push(out, point.label());
    Code.put(out, RuntimeSymbols.LABEL);
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    out.visitVarInsn(Opcodes.ALOAD, slot);
    Code.call(out, context.tryPoints().link());
    Code.returnDummy(out, context.returnType());
  }

  @Override
  void end() {}
}
