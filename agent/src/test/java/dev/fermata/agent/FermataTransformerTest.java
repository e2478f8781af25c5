package dev.fermata.agent;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Instrumented;
import dev.fermata.instrument.Refusal;
import dev.fermata.instrument.Shape;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class FermataTransformerTest {
  private static final byte[] BEFORE = {0, 0, 0, 0, 0, 0, 0, Opcodes.V17, 1};
  private static final byte[] AFTER = {2};
  private static final byte[] PLAIN = {3};

  private final ClassLoader loader = new URLClassLoader(new URL[0], getClass().getClassLoader());
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final List<String> defined = new ArrayList<>();
  private ClassDefiner definer = (into, domain, auxiliary) -> defined.add(auxiliary.name());
  private final List<byte[]> seen = new ArrayList<>();
  private Instrumented result = new Instrumented(AFTER, List.of(), List.of());
  private FermataTransformer transformer = transformer("log=info", this::record);

  private Instrumented record(byte[] classFile, String whyPlain, Shape former) {
    seen.add(classFile);
    return whyPlain == null ? result : plainly(whyPlain);
  }

  private static Instrumented plainly(String why) {
    return new Instrumented(PLAIN, List.of(), List.of(new Refusal("acme.Lib", "m()", why)));
  }

  private FermataTransformer transformer(String options, Engine engine) {
    AgentOptions parsed = AgentOptions.parse(options);
    return new FermataTransformer(
        parsed,
        new AgentLog(parsed.log(), new PrintStream(written, true)),
        (source, globs) -> engine,
        new Linkage(
            (into, domain, auxiliary) -> definer.define(into, domain, auxiliary),
            new LoadedClasses()),
        new ApiModule(noInstrumentation()));
  }

  private static Instrumentation noInstrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            FermataTransformerTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              throw new AssertionError(method);
            });
  }

  private byte[] transform(ClassLoader from, String name, Class<?> redefined, byte[] bytes) {
    Module module = getClass().getModule();
    return transformer.transform(module, from, name, redefined, null, bytes);
  }

  private byte[] transform(String name) {
    return transform(loader, name, null, BEFORE);
  }

  @Test
  void changed_class_is_given_out() {
    assertThat(transform("acme/Lib")).isSameAs(AFTER);
    assertThat(written.toString()).isEmpty();
  }

  @Test
  void unchanged_class_is_not_given_out() {
    result = new Instrumented(BEFORE, List.of(), List.of());
    assertThat(transform("acme/Lib")).isNull();
  }

  @Test
  void jdk_classes_own_classes_and_those_without_name_or_loader_are_left_alone() {
    for (String name :
        new String[] {
          "java/sql/Driver", "jdk/x/Y", "sun/x/Y", "dev/fermata/agent/X", "dev/fermata/instrument/X"
        }) {
      assertThat(transform(name)).isNull();
    }
    assertThat(transform(null)).isNull();
    assertThat(transform(null, "acme/Lib", null, BEFORE)).isNull();
    assertThat(seen).isEmpty();
  }

  @Test
  void excluded_class_gets_plain_twins() {
    transformer = transformer("exclude=acme.*,log=info", this::record);
    assertThat(transform("acme/Lib")).isSameAs(PLAIN);
    assertThat(transform("other/Lib")).isSameAs(AFTER);
    assertMessage("log: class of which nothing is to suspend", written.toString());
  }

  @Test
  void class_whose_loader_cannot_see_the_api_is_left_alone() {
    ClassLoader blind = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());
    assertThat(transform(blind, "acme/Lib", null, BEFORE)).isNull();
    assertThat(seen).isEmpty();
  }

  @Test
  void auxiliary_classes_are_defined_before_the_class_is_given_out() {
    result = new Instrumented(AFTER, List.of(new AuxiliaryClass("acme/A", AFTER)), List.of());
    assertThat(transform("acme/Lib")).isSameAs(AFTER);
    assertThat(defined).containsExactly("acme/A");
  }

  @Test
  void classes_that_are_redefined_are_given_their_former_shape() {
    List<Shape> formers = new ArrayList<>();
    transformer =
        transformer(
            "",
            (classFile, whyPlain, former) -> {
              formers.add(former);
              return result;
            });

    assertThat(transform(loader, "acme/Lib", Object.class, BEFORE)).isNull();
    assertThat(transform("acme/Lib")).isSameAs(AFTER);
    assertThat(transform(loader, "acme/Lib", Object.class, BEFORE)).isSameAs(AFTER);
    assertThat(formers).hasSize(2).containsNull().contains(Shape.PLAIN);
  }

  @Test
  void class_whose_auxiliaries_cannot_be_defined_gets_plain_twins_with_the_cause() {
    result = new Instrumented(AFTER, List.of(new AuxiliaryClass("acme/A", AFTER)), List.of());
    definer =
        (into, domain, auxiliary) -> {
          throw new InvocationTargetException(new NoClassDefFoundError("acme/B"));
        };
    assertThat(transform("acme/Lib")).isSameAs(PLAIN);
    assertMessage("log: frame class cannot be defined", written.toString());
  }

  @Test
  void refusal_is_logged_though_the_class_is_unchanged() {
    result =
        new Instrumented(BEFORE, List.of(), List.of(new Refusal("acme.Lib", "m()", "no reason")));
    assertThat(transform("acme/Lib")).isNull();
    assertThat(written.toString())
        .isEqualToNormalizingNewlines("fermata: acme.Lib.m() cannot be suspended: no reason.\n");
  }

  @Test
  void class_with_which_the_engine_fails_is_left_as_it_is_with_one_line() {
    transformer =
        transformer(
            null,
            (classFile, whyPlain, former) -> {
              throw new StackOverflowError();
            });
    assertThat(transform("acme/Lib")).isNull();
    assertMessage("log: engine fails", written.toString());
  }

  @Test
  void newest_known_version_is_that_of_the_bundled_asm() {
    assertThat(ClassVersion.NEWEST).isEqualTo(Opcodes.V28);
  }

  @Test
  void class_file_newer_than_known_is_left_as_it_is_and_reported_once() {
    byte[] newer = BEFORE.clone();
    newer[7] = (byte) (ClassVersion.NEWEST + 1);
    assertThat(transform(loader, "acme/One", null, newer)).isNull();
    assertThat(transform(loader, "acme/Two", null, newer)).isNull();
    assertMessage("log: newer class file", written.toString());
  }

  @Test
  void class_without_version_is_left_to_the_engine() {
    transform(loader, "acme/Lib", null, new byte[3]);
    assertThat(seen).hasSize(1);
  }

  @Test
  void redefined_class_is_transformed_only_if_it_was_when_it_was_loaded() {
    assertThat(transform(loader, "acme/Lib", Object.class, BEFORE)).isNull();
    assertThat(transform("acme/Lib")).isSameAs(AFTER);
    assertThat(transform(loader, "acme/Lib", Object.class, BEFORE)).isSameAs(AFTER);
  }

  @Test
  void class_that_is_loaded_while_another_is_transformed_is_left_as_it_is() {
    transformer = transformer("log=info", this::transformInside);
    assertThat(transform("acme/Outer")).isSameAs(AFTER);
    assertMessage("log: class needed by its loader", written.toString());
  }

  private Instrumented transformInside(byte[] classFile, String whyPlain, Shape former) {
    assertThat(transform("acme/Inner")).isNull();
    return result;
  }
}
