package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fermata.Suspendable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

class UnknownClassesTest {
  static class Other {
    @Suspendable
    void step() {}
  }

  static class Child extends Other {
    @Override
    void step() {}

    @Suspendable
    void own(Other other) {
      other.step();
      own(other);
    }
  }

  private static void assertOthersAreUnknown(ClassSource source) {
    Plans child = Plans.of(Child.class, new Suspendables(source, Marks.none()));
    assertThat(child.suspendable()).containsExactly("own");
    assertThat(child.targets("own")).containsExactly("step plain", "own twin");
  }

  @Test
  void class_that_is_not_found_suspends_nowhere() {
    assertOthersAreUnknown(name -> null);
  }

  @Test
  void source_that_throws_is_as_one_that_finds_nothing() {
    assertOthersAreUnknown(
        name -> {
          throw new LinkageError(name);
        });
  }

  @Test
  void damaged_class_file_suspends_nowhere() {
    assertOthersAreUnknown(name -> new byte[] {1, 2, 3});
    assertOthersAreUnknown(name -> Arrays.copyOf(Plans.bytes(name), 200));
  }

  @Test
  void class_file_of_another_class_suspends_nowhere() {
    assertOthersAreUnknown(name -> Plans.bytes("dev/fermata/Suspendable"));
  }

  @Test
  void every_truncation_is_survived() {
    byte[] whole = Plans.bytes("dev/fermata/instrument/resolve/UnknownClassesTest$Other");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Suspendables suspendables = new Suspendables(name -> cut, Marks.none());
      if (length < 10) {
        assertThatThrownBy(() -> suspendables.mayMatter(cut)).isInstanceOf(RuntimeException.class);
      }
      assertThatCode(() -> Plans.of(Child.class, suspendables).suspendable())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void class_that_is_its_own_supertype_is_survived() {
    ClassSource circle =
        name ->
            switch (name) {
              case "A" -> circular("A", "B");
              case "B" -> circular("B", "A");
              default -> Plans.bytes(name);
            };
    Suspendables suspendables = new Suspendables(circle, Marks.none());
    ClassNode node = new ClassNode();
    new ClassReader(circular("A", "B")).accept(node, 0);
    assertThat(suspendables.mayMatter(circular("A", "B"))).isTrue();
    assertThat(node.methods).noneMatch(suspendables.plan(node)::suspendable);
  }

  @Test
  void interface_that_cannot_have_default_methods_suspends_nowhere() {
    ClassWriter writer = new ClassWriter(0);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    writer.visit(Opcodes.V1_6, access, "Old", null, "java/lang/Object", null);
    writer.visitAnnotation("Ldev/fermata/Suspendable;", true).visitEnd();
    writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "m", "()V", null, null);
    ClassNode node = new ClassNode();
    new ClassReader(writer.toByteArray()).accept(node, 0);
    ClassPlan plan = new Suspendables(Plans::bytes, Marks.none()).plan(node);
    assertThat(plan.suspendable(node.methods.get(0))).isFalse();
  }

  private static byte[] circular(String name, String superName) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, name, null, superName, null);
    writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE, "m", "()V", null, null).visitEnd();
    writer.visitField(0, "f", "Ldev/fermata/Body;", null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
