package dev.fermata.it;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Generator;
import dev.fermata.compilers.ForeignCompiler;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generators in other languages of the JVM, and what their users are told where they end. */
class LanguagesIT {
  private static final String NUMBERS = "[11, 20, 30, 0, 100, 1, 101, 0, 100]";
  private static final Map<ForeignCompiler, Class<?>> PROGRAMS =
      new EnumMap<>(ForeignCompiler.class);

  @Test
  void generators_in_kotlin_yield_from_any_depth() throws Exception {
    assertThat(call(ForeignCompiler.KOTLIN, "run")).isEqualTo(NUMBERS);
  }

  @Test
  void generators_in_scala_yield_from_any_depth() throws Exception {
    assertThat(call(ForeignCompiler.SCALA, "run")).isEqualTo(NUMBERS);
  }

  @Test
  void generators_in_groovy_yield_from_any_depth() throws Exception {
    assertThat(call(ForeignCompiler.GROOVY, "run")).isEqualTo(NUMBERS);
  }

  @Test
  void function_type_of_kotlin_is_named() throws Exception {
    assertMessage("function type of Kotlin", refusal(ForeignCompiler.KOTLIN, "functionType"));
  }

  @Test
  void lazy_value_of_kotlin_is_named() throws Exception {
    assertMessage("lazy value of Kotlin", refusal(ForeignCompiler.KOTLIN, "lazily"));
  }

  @Test
  void synchronized_block_of_kotlin_is_named() throws Exception {
    assertMessage("synchronized block of Kotlin", refusal(ForeignCompiler.KOTLIN, "locked"));
  }

  @Test
  void for_loop_of_scala_is_named() throws Exception {
    assertMessage("for loop of Scala", refusal(ForeignCompiler.SCALA, "forLoop"));
  }

  @Test
  void by_name_argument_of_scala_is_named() throws Exception {
    assertMessage("by-name argument of Scala", refusal(ForeignCompiler.SCALA, "byName"));
  }

  @Test
  void local_lazy_value_of_scala_is_named() throws Exception {
    assertMessage("local lazy value of Scala", refusal(ForeignCompiler.SCALA, "locked"));
  }

  @Test
  void closure_of_groovy_as_body_is_named() throws Exception {
    assertMessage(
        "closure of Groovy as an interface", refusal(ForeignCompiler.GROOVY, "closureAsBody"));
  }

  @Test
  void closure_of_groovy_in_a_body_is_named() throws Exception {
    assertMessage(
        "closure of Groovy given to its library", refusal(ForeignCompiler.GROOVY, "closureInBody"));
  }

  @Test
  void dynamic_call_of_groovy_is_named() throws Exception {
    assertMessage("dynamic call of Groovy", refusal(ForeignCompiler.GROOVY, "dynamically"));
  }

  private static String refusal(ForeignCompiler compiler, String method) throws Exception {
    return RefusedProgram.message((Generator<?>) call(compiler, method));
  }

  private static Object call(ForeignCompiler compiler, String method) throws Exception {
    Class<?> program = PROGRAMS.get(compiler);
    if (program == null) {
      program = load(compiler);
      PROGRAMS.put(compiler, program);
    }
    return program.getMethod(method).invoke(null);
  }

  private static Class<?> load(ForeignCompiler compiler) throws Exception {
    Path folder = Files.createTempDirectory("program");
    String file = "languages/" + compiler.source("Program");
    Path source = Path.of(LanguagesIT.class.getResource(file).toURI());
    compiler.compile(List.of(source), folder);
    URL[] urls = {folder.toUri().toURL()};
    return new URLClassLoader(urls, compiler.libraries()).loadClass("acme.Program");
  }
}
