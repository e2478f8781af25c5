package dev.fermata.oracle;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Targets in newer Java than the tests themselves, compiled by the JDK that runs them; on each JDK
 * those that it knows. A source's name ends in the version that it needs.
 */
class NewerJavaTest {
  private static final List<String> SOURCES = List.of("PatternSwitch21", "FlexibleConstructors25");

  static Stream<String> sources() {
    return SOURCES.stream().filter(name -> version(name) <= SourceCompiler.newestRelease());
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("sources")
  void newer_target_suspended_anywhere_does_the_same(String name) throws Exception {
    String className = "dev.fermata.newer." + name;
    Program program =
        new Program(
            SourceCompiler.compile(className, source(name), version(name)), Transformation::engine);
    Class<?> type = program.plainLoader().loadClass(className);
    for (Targets.Case target : Targets.casesOf(type)) {
      TransparencyOracle.assertTransparent(program, target.className(), target.method());
    }
  }

  private static int version(String name) {
    return Integer.parseInt(name.replaceAll("\\D", ""));
  }

  private static String source(String name) throws Exception {
    String file = "/dev/fermata/newer/" + name + ".java";
    try (InputStream in = NewerJavaTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
