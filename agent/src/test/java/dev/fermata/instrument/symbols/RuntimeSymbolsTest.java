package dev.fermata.instrument.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.runtime.FrameStack;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

class RuntimeSymbolsTest {
  static Stream<RuntimeSymbols.Member> members() {
    return Stream.of(RuntimeSymbols.members(), ChaosSymbols.members(), StartSymbols.members())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("members")
  void every_member_is_in_the_api_and_can_be_reached(RuntimeSymbols.Member member)
      throws ReflectiveOperationException {
    Class<?> owner = Class.forName(member.owner().replace('/', '.'));

    int modifiers =
        member instanceof RuntimeSymbols.Field
            ? field(owner, member).getModifiers()
            : executable(owner, member).getModifiers();

    assertThat(Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)).isTrue();
  }

  @Test
  void running_is_zero_because_checks_compare_with_zero() {
    assertThat(FrameStack.RUNNING).isZero();
  }

  @Test
  void twin_descriptor_has_the_stack_as_last_parameter() {
    assertThat(RuntimeSymbols.twin("(ILjava/lang/String;)[J"))
        .isEqualTo("(ILjava/lang/String;Ldev/fermata/runtime/FrameStack;)[J");
  }

  @Test
  void parenthesis_in_the_name_of_a_class_does_not_end_the_parameters() {
    String twin = "(La)b;[Lc);Ldev/fermata/runtime/FrameStack;)Ld)e;";

    assertThat(RuntimeSymbols.twin("(La)b;[Lc);)Ld)e;")).isEqualTo(twin);
    assertThat(RuntimeSymbols.plain(twin)).isEqualTo("(La)b;[Lc);)Ld)e;");
  }

  private static java.lang.reflect.Field field(Class<?> owner, RuntimeSymbols.Member member)
      throws NoSuchFieldException {
    java.lang.reflect.Field field = owner.getField(member.name());
    assertThat(Type.getDescriptor(field.getType())).isEqualTo(member.descriptor());
    return field;
  }

  private static Executable executable(Class<?> owner, RuntimeSymbols.Member member) {
    Stream<? extends Executable> candidates =
        member.name().equals("<init>")
            ? Arrays.stream(owner.getDeclaredConstructors())
            : Stream.<Class<?>>iterate(owner, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(
                    method ->
                        method.getName().equals(member.name())
                            && Type.getMethodDescriptor(method).equals(member.descriptor()));
    return candidates.findFirst().orElseThrow(() -> new AssertionError("no " + member));
  }
}
