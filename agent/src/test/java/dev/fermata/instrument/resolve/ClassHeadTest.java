package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is passed over by its own constants alone, before anything else is known. */
class ClassHeadTest {
  private static final String OBJECT = "java/lang/Object";

  @Test
  void class_of_jdk_types_stands_alone() {
    assertThat(standsAlone(type("acme/A", OBJECT, "java/lang/Runnable"))).isTrue();
  }

  @Test
  void class_that_inherits_from_another_does_not() {
    assertThat(standsAlone(type("acme/A", "acme/B"))).isFalse();
    assertThat(standsAlone(type("acme/A", OBJECT, "java/lang/Runnable", "acme/B"))).isFalse();
  }

  @Test
  void class_that_names_the_api_does_not() {
    for (String name :
        new String[] {
          "dev/fermata/Generator",
          "dev/fermata/async/Task",
          "dev/fermata/runtime/FrameStack",
          "dev/fermata/junit/FermataTest"
        }) {
      assertThat(standsAlone(naming("acme/A", name))).as(name).isFalse();
      assertThat(standsAlone(naming("acme/A", "L" + name + ";"))).as(name).isFalse();
    }
    assertThat(standsAlone(naming("acme/A", "Ldev/fermata/acme/B;"))).isFalse();
  }

  @Test
  void class_in_a_package_below_the_api_stands_alone_if_it_names_itself_only() {
    String name = "dev/fermata/acme/A";
    assertThat(standsAlone(naming(name, "L" + name + ";"))).isTrue();
    assertThat(standsAlone(naming(name, "dev/fermata/acme/B"))).isFalse();
    assertThat(standsAlone(type("dev/fermata/A", OBJECT))).isFalse();
    assertThat(standsAlone(type("dev/fermata/async/A", OBJECT))).isFalse();
  }

  @Test
  void class_with_a_call_site_made_at_run_time_does_not() {
    ClassWriter writer = type("acme/A", OBJECT);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
    method.visitInvokeDynamicInsn(
        "run",
        "()Ljava/lang/Runnable;",
        new Handle(Opcodes.H_INVOKESTATIC, OBJECT, "x", "()V", false));
    assertThat(standsAlone(writer)).isFalse();
  }

  @Test
  void class_with_what_other_languages_put_beside_it_does_not() {
    assertThat(standsAlone(type("acme/A$", OBJECT))).isFalse();
    assertThat(standsAlone(type("acme/A$DefaultImpls", OBJECT))).isFalse();
    for (String beside : new String[] {"acme/A$", "acme/A$Companion"}) {
      ClassWriter writer = type("acme/A", OBJECT);
      writer.newClass(beside);
      assertThat(standsAlone(writer)).as(beside).isFalse();
    }
  }

  @Test
  void class_with_the_text_in_question_does_not() {
    assertThat(standsAlone(naming("acme/A", "defineHiddenClassWithClassData"))).isFalse();
  }

  @Test
  void nothing_is_said_of_what_cannot_be_read() {
    byte[] whole = type("acme/A", OBJECT).toByteArray();
    for (int length = 0; length < 30; length++) {
      byte[] damaged = Arrays.copyOf(whole, length);
      assertThat(ClassHead.standsAlone(damaged, "define")).isFalse();
    }
    byte[] tooNew = whole.clone();
    tooNew[7] = ClassHead.NEWEST + 1;
    assertThat(ClassHead.standsAlone(tooNew, "define")).isFalse();
  }

  private static boolean standsAlone(ClassWriter writer) {
    return ClassHead.standsAlone(writer.toByteArray(), "defineHiddenClass");
  }

  private static ClassWriter naming(String name, String text) {
    ClassWriter writer = type(name, OBJECT);
    writer.newUTF8(text);
    return writer;
  }

  private static ClassWriter type(String name, String superName, String... interfaces) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, interfaces);
    return writer;
  }
}
