package dev.fermata.instrument;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Suspendable;
import dev.fermata.runtime.FrameStack;
import dev.fermata.targets.refused.Colliding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Every reason for which the engine leaves a method or a class plain. */
class RefusalMessagesTest {
  private final Instrumenter instrumenter =
      new Instrumenter(RefusalMessagesTest::classFile, List.of());

  @Suspendable
  static final class Locked {
    private Locked() {}

    synchronized void locked() {
      Continuation.yield(new ContinuationScope("never run"));
    }
  }

  @Suspendable
  static final class Machine {
    private Machine() {}

    native void machine();
  }

  static class Above {
    @Suspendable
    void twice() {
      Continuation.yield(new ContinuationScope("never run"));
    }

    void plain() {}
  }

  /** Has, by accident, what the agent adds. */
  static class Below extends Above {
    void twice(FrameStack stack) {
      twice();
    }
  }

  @Test
  void synchronized_method_is_refused() {
    assertMessage("refusal: synchronized method", reason(classFile(name(Locked.class))));
  }

  @Test
  void native_method_is_refused() {
    assertMessage("refusal: native method", reason(classFile(name(Machine.class))));
  }

  @Test
  void method_whose_twin_would_collide_is_refused() {
    assertMessage("refusal: another method in its place", reason(classFile(name(Colliding.class))));
  }

  @Test
  void method_that_overrides_a_twin_is_refused() {
    assertMessage("refusal: override of a twin", reason(classFile(name(Below.class))));
  }

  @Test
  void method_with_255_slots_of_parameters_is_refused() {
    assertMessage(
        "refusal: too many parameters",
        reason(method(Opcodes.V17, "(" + "I".repeat(255) + ")V", 255, code -> {})));
  }

  @Test
  void method_with_too_many_locals_is_refused() {
    assertMessage(
        "refusal: too many locals", reason(method(Opcodes.V17, "()V", 65_534, code -> {})));
  }

  @Test
  void method_that_cannot_be_cut_is_refused() {
    assertMessage(
        "refusal: too large",
        reason(method(Opcodes.V17, "()V", 4, RefusalMessagesTest::holdMonitorOverLargeCode))
            .replaceAll("have \\d+ bytes", "have N bytes"));
  }

  /** Moves local variables, which takes a byte more in the twin. */
  private static void holdMonitorOverLargeCode(MethodVisitor code) {
    code.visitInsn(Opcodes.ICONST_1);
    code.visitVarInsn(Opcodes.ISTORE, 3);
    code.visitLdcInsn(Type.getObjectType("acme/Made"));
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(Opcodes.MONITORENTER);
    for (int i = 0; i < 25_000; i++) {
      code.visitVarInsn(Opcodes.ILOAD, 3);
      code.visitInsn(Opcodes.POP);
    }
    code.visitInsn(Opcodes.MONITOREXIT);
  }

  @Test
  void method_without_stack_maps_whose_types_are_missing_is_refused() {
    assertMessage(
        "refusal: types are missing",
        reason(method(Opcodes.V1_6, "(Lacme/One;Lacme/Two;)V", 3, this::mergeBoth)));
  }

  private void mergeBoth(MethodVisitor code) {
    Label other = new Label();
    Label both = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.IFNULL, other);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitJumpInsn(Opcodes.GOTO, both);
    code.visitLabel(other);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitLabel(both);
    code.visitVarInsn(Opcodes.ASTORE, 2);
    yieldOnce(code);
    code.visitVarInsn(Opcodes.ALOAD, 2);
    code.visitInsn(Opcodes.POP);
  }

  @Test
  void method_with_which_the_engine_fails_is_refused() {
    assertMessage(
        "refusal: failure",
        reason(method(Opcodes.V17, "()V", 1, code -> code.visitInsn(Opcodes.POP)))
            .replaceAll("\\(.*\\)", "(EXCEPTION)"));
  }

  @Test
  void class_that_is_damaged_is_refused() {
    byte[] damaged = Arrays.copyOf(classFile(name(Locked.class)), 100);

    assertMessage(
        "refusal: damaged class file", reason(damaged).replaceAll("\\(.*\\)", "(EXCEPTION)"));
  }

  @Test
  void class_that_is_too_new_is_refused() {
    byte[] newer = classFile(name(Locked.class)).clone();
    newer[7] = 99;

    assertMessage("refusal: newer class file", reason(newer));
  }

  @Test
  void class_that_would_have_too_many_constants_is_refused() {
    ClassWriter writer = begin(Opcodes.V17);
    for (int i = 0; i < 32_500; i++) {
      writer.newConst("constant " + i);
    }
    for (int i = 0; i < 100; i++) {
      add(writer, "run" + i, "()V", 0, code -> {});
    }

    assertMessage("refusal: too many constants", reason(writer.toByteArray()));
  }

  @Test
  void method_that_was_left_out_ahead_of_time_is_refused() {
    byte[] ahead = instrumenter.instrument(classFile(name(Above.class))).classFile();
    Instrumenter second =
        new Instrumenter(
            name -> name.equals(name(Above.class)) ? ahead : classFile(name),
            List.of(Above.class.getName() + ".plain"));

    assertMessage(
        "refusal: left out ahead of time", second.instrument(ahead).refusals().get(0).reason());
  }

  /** All refusals of one class have the same reason. */
  private String reason(byte[] classFile) {
    List<String> reasons =
        instrumenter.instrument(classFile).refusals().stream()
            .map(Refusal::reason)
            .distinct()
            .toList();
    assertThat(reasons).hasSize(1);
    return reasons.get(0);
  }

  /** A class with one method, which yields at the end. */
  private static byte[] method(
      int version, String descriptor, int locals, Consumer<MethodVisitor> body) {
    ClassWriter writer = begin(version);
    add(writer, "run", descriptor, locals, body);
    return writer.toByteArray();
  }

  private static ClassWriter begin(int version) {
    ClassWriter writer = new ClassWriter(0);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER;
    writer.visit(version, access, "acme/Made", null, "java/lang/Object", null);
    writer.visitAnnotation("Ldev/fermata/Suspendable;", true).visitEnd();
    return writer;
  }

  private static void add(
      ClassWriter writer, String name, String desc, int locals, Consumer<MethodVisitor> body) {
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, desc, null, null);
    code.visitCode();
    body.accept(code);
    yieldOnce(code);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(2, locals);
    code.visitEnd();
  }

  private static void yieldOnce(MethodVisitor code) {
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        name(Continuation.class),
        "yield",
        "(Ldev/fermata/ContinuationScope;)V",
        false);
  }

  private static String name(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static byte[] classFile(String name) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
