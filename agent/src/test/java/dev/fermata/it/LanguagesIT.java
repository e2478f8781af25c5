package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
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
  void synchronized_block_of_kotlin_is_named() throws Exception {
    assertThat(refusal(ForeignCompiler.KOTLIN, "locked"))
        .isEqualTo(
            "Cannot suspend in acme.Program.locked$lambda$0(Yielder) (Program.kt:54): this is in a"
                + " synchronized block. Leave it before suspending.");
  }

  @Test
  void for_loop_of_scala_is_named() throws Exception {
    assertThat(refusal(ForeignCompiler.SCALA, "forLoop"))
        .isEqualTo(
            "Cannot suspend in acme.Program$.forLoop$$anonfun$1$$anonfun$1(Yielder, int)"
                + " (Program.scala:40): called from"
                + " scala.collection.immutable.List.foreach(Function1) (List.scala:331), which is"
                + " not suspendable. Mark it @Suspendable, or add"
                + " scala.collection.immutable.List.foreach to the agent's option suspendable=.");
  }

  @Test
  void local_lazy_value_of_scala_is_named() throws Exception {
    assertThat(refusal(ForeignCompiler.SCALA, "locked"))
        .isEqualTo(
            "Cannot suspend in acme.Program$.number$lzyINIT1$1(LazyInt, Yielder)"
                + " (Program.scala:50): this is in a synchronized block. Leave it before"
                + " suspending.");
  }

  private static String refusal(ForeignCompiler compiler, String method) throws Exception {
    Generator<?> generator = (Generator<?>) call(compiler, method);
    IllegalSuspensionException refused =
        catchThrowableOfType(IllegalSuspensionException.class, generator::next);
    assertThat(refused).as("the refusal").isNotNull();
    return refused.getMessage();
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
