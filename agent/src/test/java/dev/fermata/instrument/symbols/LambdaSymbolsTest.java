package dev.fermata.instrument.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LambdaSymbolsTest {
  private static final Lookup PUBLIC = MethodHandles.publicLookup();

  static Stream<RuntimeSymbols.Member> members() {
    return LambdaSymbols.members().stream();
  }

  /** A public lookup finds only what every class can reach. */
  @ParameterizedTest
  @MethodSource("members")
  void every_member_can_be_reached_by_any_class(RuntimeSymbols.Member member)
      throws ReflectiveOperationException {
    Class<?> owner = Class.forName(member.owner().replace('/', '.'));
    MethodType type = type(member.descriptor());

    MethodHandle found =
        member.name().equals("<init>")
            ? PUBLIC.findConstructor(owner, type)
            : owner.isInterface()
                ? PUBLIC.findVirtual(owner, member.name(), type)
                : PUBLIC.findStatic(owner, member.name(), type);

    assertThat(found.type().parameterCount()).isGreaterThanOrEqualTo(type.parameterCount());
  }

  @Test
  void targets_are_a_variable_number_of_arguments() throws ReflectiveOperationException {
    Class<?> owner = Class.forName(LambdaSymbols.LINK_WITH_TARGETS.owner().replace('/', '.'));
    MethodType type = type(LambdaSymbols.LINK_WITH_TARGETS.descriptor());

    assertThat(PUBLIC.findStatic(owner, LambdaSymbols.LINK_WITH_TARGETS.name(), type))
        .matches(MethodHandle::isVarargsCollector);
  }

  @Test
  void serialisation_finds_its_methods_by_these_types() {
    assertThat(type(LambdaSymbols.WRITE_OBJECT_DESC))
        .isEqualTo(MethodType.methodType(void.class, ObjectOutputStream.class));
    assertThat(type(LambdaSymbols.READ_OBJECT_DESC))
        .isEqualTo(MethodType.methodType(void.class, ObjectInputStream.class));
    assertThat(type(LambdaSymbols.WRITE_REPLACE_DESC))
        .isEqualTo(MethodType.methodType(Object.class));
  }

  @Test
  void names_of_the_jdks_classes_are_right() {
    assertThat(LambdaSymbols.SERIALIZABLE).isEqualTo(internal(Serializable.class));
    assertThat(LambdaSymbols.METHOD_HANDLE).isEqualTo(internal(MethodHandle.class));
    assertThat(LambdaSymbols.METAFACTORY).isEqualTo(internal(LambdaMetafactory.class));
    assertThat(LambdaSymbols.NOT_SERIALIZABLE_EXCEPTION)
        .isEqualTo(internal(NotSerializableException.class));
    assertThat(Arrays.stream(LambdaMetafactory.class.getMethods()).map(m -> m.getName()))
        .contains(LambdaSymbols.METAFACTORY_SIMPLE, LambdaSymbols.METAFACTORY_ALT);
  }

  private static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static MethodType type(String descriptor) {
    return MethodType.fromMethodDescriptorString(
        descriptor, LambdaSymbolsTest.class.getClassLoader());
  }
}
