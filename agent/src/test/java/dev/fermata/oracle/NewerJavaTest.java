package dev.fermata.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Targets in newer Java than the tests themselves, compiled by the JVM that runs them; on each JVM
 * those that it knows. A source's name ends in the version that it needs.
 */
class NewerJavaTest {
  private static final List<String> SOURCES = List.of("PatternSwitch21", "FlexibleConstructors25");

  @TempDir private Path folder;

  static Stream<String> sources() {
    return SOURCES.stream().filter(name -> version(name) <= Runtime.version().feature());
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("sources")
  void newer_target_suspended_anywhere_does_the_same(String name) throws Exception {
    Program program = new Program(compile(name), Transformation::engine);
    Class<?> type = program.plainLoader().loadClass("dev.fermata.newer." + name);
    for (Targets.Case target : Targets.casesOf(type)) {
      TransparencyOracle.assertTransparent(program, target.className(), target.method());
    }
  }

  private static int version(String name) {
    return Integer.parseInt(name.replaceAll("\\D", ""));
  }

  private Map<String, byte[]> compile(String name) throws Exception {
    String file = "/dev/fermata/newer/" + name + ".java";
    Path source = Path.of(NewerJavaTest.class.getResource(file).toURI());
    String release = Integer.toString(version(name));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                release,
                "-g",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertEquals(0, status, "javac refused " + name);
    Map<String, byte[]> classFiles = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(path -> classFiles.put(nameOf(path), read(path)));
    }
    return classFiles;
  }

  private String nameOf(Path classFile) {
    String relative = folder.relativize(classFile).toString().replace('\\', '/');
    return relative.substring(0, relative.length() - ".class".length());
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
