package dev.fermata.oracle;

import dev.fermata.compilers.ForeignCompiler;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Targets in older or newer Java than the tests themselves, compiled by the JDK that runs them and
 * by Eclipse's compiler; on each JDK those that it knows. A source's name ends in the version that
 * it is written in.
 */
class ReleasesTest {
  private static final List<String> SOURCES =
      List.of("older.Accessors8", "newer.PatternSwitch21", "newer.FlexibleConstructors25");

  /** The newest that the version of Eclipse's compiler in the POM has in full. */
  private static final int NEWEST_OF_ECJ = 24;

  static Stream<String> sources() {
    return SOURCES.stream().filter(name -> version(name) <= SourceCompiler.newestRelease());
  }

  static Stream<String> sourcesForEcj() {
    return sources().filter(name -> version(name) <= NEWEST_OF_ECJ);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void target_in_other_java_suspended_anywhere_does_the_same(String name) throws Exception {
    String source = Files.readString(file(name));
    assertTransparent(
        name,
        new Program(
            SourceCompiler.compile("dev.fermata." + name, source, version(name)),
            Transformation::engine));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sourcesForEcj")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void target_in_other_java_compiled_by_ecj_does_the_same(String name) throws Exception {
    String release = "" + version(name);
    assertTransparent(
        name,
        CompiledTargets.of(
                ForeignCompiler.ECJ, List.of(file(name)), List.of(), "--release", release)
            .program());
  }

  private static void assertTransparent(String name, Program program) throws Exception {
    Class<?> type = program.plainLoader().loadClass("dev.fermata." + name);
    for (Targets.Case target : Targets.casesOf(type)) {
      TransparencyOracle.assertTransparent(program, target.className(), target.method());
    }
  }

  private static int version(String name) {
    return Integer.parseInt(name.replaceAll("\\D", ""));
  }

  private static Path file(String name) throws URISyntaxException {
    String file = "/dev/fermata/" + name.replace('.', '/') + ".java";
    return Path.of(ReleasesTest.class.getResource(file).toURI());
  }
}
