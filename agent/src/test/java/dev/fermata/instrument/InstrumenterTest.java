package dev.fermata.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Continuation;
import dev.fermata.ContinuationScope;
import dev.fermata.Suspendable;
import dev.fermata.messages.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

class InstrumenterTest {
  private final Instrumenter instrumenter =
      new Instrumenter(InstrumenterTest::classFile, List.of());

  @Test
  void class_with_nothing_suspendable_comes_back_as_the_same_array() {
    byte[] before = classFile("java/util/Objects");

    Instrumented result = instrumenter.instrument(before);

    assertThat(result.classFile()).isSameAs(before);
    assertThat(result.refusals()).isEmpty();
  }

  @Test
  void synchronized_and_native_methods_are_refused_by_name_and_get_a_plain_twin() {
    Instrumented result = instrumenter.instrument(classFile(name(Refused.class)));

    assertThat(result.refusals())
        .containsExactlyInAnyOrder(
            new Refusal(
                Refused.class.getName(),
                "locked(int)",
                Messages.text("refusal: synchronized method")),
            new Refusal(
                Refused.class.getName(),
                "machine(java.lang.String)",
                Messages.text("refusal: native method")));
    assertThat(methods(result)).filteredOn(name -> name.startsWith("locked")).hasSize(2);
    assertThat(methods(result)).filteredOn(name -> name.startsWith("machine")).hasSize(2);
    assertThat(result.auxiliaries()).isEmpty();
  }

  @Test
  void method_that_cannot_be_cut_below_the_limit_is_refused_by_name_and_gets_a_plain_twin() {
    Instrumented result = instrumenter.instrument(largeClass());

    assertThat(result.refusals()).hasSize(1);
    assertThat(result.refusals().get(0).className()).isEqualTo("acme.Large");
    assertThat(result.refusals().get(0).method()).isEqualTo("run()");
    assertThat(result.refusals().get(0).reason()).startsWith("what is made of it would have ");
    assertThat(methods(result)).containsExactly("run()V", "run(Ldev/fermata/runtime/FrameStack;)V");
  }

  @Test
  void class_file_newer_than_the_engine_is_left_alone_and_named() {
    byte[] newer = classFile(name(Refused.class)).clone();
    newer[7] = 99;

    Instrumented result = instrumenter.instrument(newer);

    assertThat(result.classFile()).isSameAs(newer);
    assertThat(result.refusals().get(0).reason())
        .isEqualTo(Messages.text("refusal: newer class file"));
  }

  @Test
  void class_instrumented_ahead_of_time_is_left_as_it_is() {
    byte[] ahead = instrumenter.instrument(classFile(name(Sample.class))).classFile();
    Instrumenter second = new Instrumenter(aheadOf(Sample.class, ahead), List.of());

    Instrumented result = second.instrument(ahead);

    assertThat(methods(new Instrumented(ahead, List.of(), List.of()))).hasSizeGreaterThan(4);
    assertThat(result.classFile()).isSameAs(ahead);
    assertThat(result.auxiliaries()).isEmpty();
    assertThat(result.refusals()).isEmpty();
    assertThat(second.instrumentPlainly(ahead, "it is excluded").classFile()).isSameAs(ahead);
  }

  @Test
  void method_that_was_not_suspendable_ahead_of_time_is_named_when_a_glob_wants_it() {
    byte[] ahead = instrumenter.instrument(classFile(name(Sample.class))).classFile();
    List<String> globs = List.of(Sample.class.getName() + ".plain");

    Instrumented result = new Instrumenter(aheadOf(Sample.class, ahead), globs).instrument(ahead);

    assertThat(result.classFile()).isSameAs(ahead);
    assertThat(result.refusals())
        .containsExactly(
            new Refusal(
                Sample.class.getName(),
                "plain()",
                Messages.text("refusal: left out ahead of time")));
  }

  @Test
  void subclass_of_a_class_instrumented_ahead_of_time_gets_the_same_twins() {
    byte[] ahead = instrumenter.instrument(classFile(name(Sample.class))).classFile();
    byte[] below = classFile(name(BelowSample.class));

    Instrumented result =
        new Instrumenter(aheadOf(Sample.class, ahead), List.of()).instrument(below);

    assertThat(methods(result)).isEqualTo(methods(instrumenter.instrument(below)));
    assertThat(methods(result)).filteredOn(name -> name.startsWith("twice")).hasSize(3);
  }

  /** The attribute stands last in the file, and its version last in the attribute. */
  private byte[] aheadForAnotherVersion() {
    byte[] ahead = instrumenter.instrument(classFile(name(Sample.class))).classFile();
    assertThat(ahead[ahead.length - 1]).isEqualTo((byte) Instrumenter.ABI_VERSION);
    ahead[ahead.length - 1]++;
    return ahead;
  }

  @Test
  void class_instrumented_for_another_version_is_left_as_it_is_and_named() {
    byte[] ahead = aheadForAnotherVersion();

    Instrumented result =
        new Instrumenter(aheadOf(Sample.class, ahead), List.of()).instrument(ahead);

    assertThat(result.classFile()).isSameAs(ahead);
    assertThat(result.refusals())
        .containsExactly(
            new Refusal(
                Sample.class.getName(),
                "",
                "it was instrumented ahead of time for another version of the library. Instrument"
                    + " it anew, or take it as the compiler made it",
                true));
  }

  @Test
  void subclass_of_a_class_instrumented_for_another_version_relies_on_none_of_its_twins() {
    byte[] below = classFile(name(BelowSample.class));

    Instrumented result =
        new Instrumenter(aheadOf(Sample.class, aheadForAnotherVersion()), List.of())
            .instrument(below);

    assertThat(methods(result)).filteredOn(name -> name.startsWith("twice")).hasSize(1);
  }

  private static Function<String, byte[]> aheadOf(Class<?> type, byte[] classFile) {
    return name -> name.equals(name(type)) ? classFile : classFile(name);
  }

  @Test
  void damaged_class_file_is_left_alone() {
    byte[] damaged = Arrays.copyOf(classFile(name(Refused.class)), 100);

    Instrumented result = instrumenter.instrument(damaged);

    assertThat(result.classFile()).isSameAs(damaged);
    assertThat(result.refusals()).hasSize(1);
    assertThat(result.refusals().get(0).reason()).startsWith("its class file cannot be read");
  }

  /** What cannot be suspended by the JVM's nature. */
  @Suspendable
  static final class Refused {
    private Refused() {}

    synchronized int locked(int n) {
      Continuation.yield(new ContinuationScope("never run"));
      return n;
    }

    native int machine(String name);
  }

  /** Holds a monitor over code that needs one byte more for each use of a local in the twin. */
  private static byte[] largeClass() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "acme/Large", null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()V", null, null);
    code.visitAnnotation("Ldev/fermata/Suspendable;", true).visitEnd();
    code.visitCode();
    code.visitInsn(Opcodes.ICONST_1);
    code.visitVarInsn(Opcodes.ISTORE, 3);
    code.visitLdcInsn(Type.getObjectType("acme/Large"));
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(Opcodes.MONITORENTER);
    for (int i = 0; i < 25_000; i++) {
      code.visitVarInsn(Opcodes.ILOAD, 3);
      code.visitInsn(Opcodes.POP);
    }
    code.visitInsn(Opcodes.MONITOREXIT);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        name(Continuation.class),
        "yield",
        "(Ldev/fermata/ContinuationScope;)V",
        false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static List<String> methods(Instrumented result) {
    ClassNode node = new ClassNode();
    new ClassReader(result.classFile()).accept(node, 0);
    return node.methods.stream().map(method -> method.name + method.desc).toList();
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

  /** Has what the engine makes: a twin and a resume method, of private methods too. */
  static class Sample {
    @Suspendable
    void twice(ContinuationScope scope) {
      once(scope);
      once(scope);
    }

    private void once(ContinuationScope scope) {
      Continuation.yield(scope);
    }

    void plain() {}
  }

  /** Would get a second twin of a twin if it were taken for a method. */
  static class BelowSample extends Sample {
    @Override
    void twice(ContinuationScope scope) {
      super.twice(scope);
    }
  }
}
