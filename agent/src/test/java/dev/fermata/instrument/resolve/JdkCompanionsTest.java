package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.runtime.FrameStack;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

class JdkCompanionsTest {
  static List<JdkCompanions.Row> rows() {
    return JdkCompanions.rows();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void row_names_an_instance_method_of_a_jdk_interface(JdkCompanions.Row row) throws Exception {
    Class<?> type = type(row.interfaceName());

    Method plain = plain(row);

    assertThat(type.isInterface()).isTrue();
    assertThat(Modifier.isStatic(plain.getModifiers())).isFalse();
    assertThat(JdkCompanions.rowOf(row.method())).isSameAs(row);
    assertThat(JdkCompanions.hasInterface(row.interfaceName())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void companion_extends_the_interface_and_declares_the_twin(JdkCompanions.Row row)
      throws Exception {
    Class<?> companion = type(row.companion());
    Method plain = plain(row);

    Method twin = method(companion, plain.getName(), withStack(plain.getParameterTypes()), plain);

    assertThat(Modifier.isPublic(companion.getModifiers())).isTrue();
    assertThat(type(row.interfaceName())).isAssignableFrom(companion);
    assertThat(Modifier.isStatic(twin.getModifiers())).isFalse();
    assertThat(twin.getExceptionTypes()).isEqualTo(plain.getExceptionTypes());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void dispatcher_is_static_and_takes_receiver_first_and_stack_last(JdkCompanions.Row row)
      throws Exception {
    Method plain = plain(row);
    List<Class<?>> parameters = new ArrayList<>(List.of(type(row.interfaceName())));
    parameters.addAll(List.of(withStack(plain.getParameterTypes())));

    Method dispatcher =
        method(
            type(row.dispatcher().owner()),
            row.dispatcher().name(),
            parameters.toArray(Class[]::new),
            plain);

    assertThat(row.dispatcher().owner()).isEqualTo(row.companion());
    assertThat(Modifier.isStatic(dispatcher.getModifiers())).isTrue();
    assertThat(Type.getMethodDescriptor(dispatcher)).isEqualTo(row.dispatcher().desc());
  }

  static List<Class<?>> functionalInterfaces() throws IOException {
    Path classes =
        FileSystems.getFileSystem(URI.create("jrt:/"))
            .getPath("modules/java.base/java/util/function");
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .<Class<?>>map(name -> type("java/util/function/" + name))
          .filter(type -> type.isAnnotationPresent(FunctionalInterface.class))
          .toList();
    }
  }

  @Test
  void package_of_functions_is_found() throws IOException {
    assertThat(functionalInterfaces()).hasSizeGreaterThanOrEqualTo(43);
  }

  @ParameterizedTest
  @MethodSource("functionalInterfaces")
  void every_functional_interface_of_the_jdk_has_a_row_for_its_method(Class<?> type) {
    Method functional =
        Arrays.stream(type.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .findFirst()
            .orElseThrow();

    JdkCompanions.Row row =
        JdkCompanions.rowOf(functional.getName() + Type.getMethodDescriptor(functional));

    assertThat(row).isNotNull();
    assertThat(type(row.interfaceName())).isAssignableFrom(type);
    assertThat(JdkCompanions.hasInterface(Type.getInternalName(type))).isTrue();
  }

  private static Method plain(JdkCompanions.Row row) {
    return Arrays.stream(type(row.interfaceName()).getDeclaredMethods())
        .filter(
            method -> (method.getName() + Type.getMethodDescriptor(method)).equals(row.method()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the JDK has no " + row));
  }

  private static Class<?>[] withStack(Class<?>[] parameters) {
    Class<?>[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = FrameStack.class;
    return all;
  }

  private static Method method(Class<?> owner, String name, Class<?>[] parameters, Method plain) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> Arrays.equals(method.getParameterTypes(), parameters))
        .filter(method -> method.getReturnType() == plain.getReturnType())
        .findFirst()
        .orElseThrow(() -> new AssertionError(owner + " has no " + name));
  }

  private static Class<?> type(String internalName) {
    try {
      return Class.forName(internalName.replace('/', '.'));
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
  }
}
