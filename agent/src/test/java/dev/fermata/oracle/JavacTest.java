package dev.fermata.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same targets for other releases of Java than that of the build: Java 8, whose class files
 * have accessors in the place of nest mates and concatenate without invokedynamic, and the newest
 * that the JVM of the tests has a compiler for.
 */
class JavacTest {
  private static final int OLDEST = 8;
  private static final int BUILD = 17;

  /** What is written in Java 8. */
  private static final List<String> OLD =
      List.of(
          "Assignments",
          "Concatenations",
          "Constants",
          "DeepExceptions",
          "Dispatch",
          "Finally",
          "Inheritance",
          "InitialisationOrder",
          "ManyPoints",
          "Monitors",
          "Recursion",
          "TryCatch");

  private static final Map<Integer, Program> PROGRAMS = new TreeMap<>();

  record Case(int release, Targets.Case target) {
    @Override
    public String toString() {
      return "Java " + release + ": " + target;
    }
  }

  static Stream<Case> cases() throws Exception {
    List<Case> cases = new ArrayList<>();
    for (Targets.Case target : Targets.all()) {
      String simpleName = target.className().substring(target.className().lastIndexOf('.') + 1);
      if (OLD.contains(simpleName)) {
        cases.add(new Case(OLDEST, target));
      }
      if (SourceCompiler.newestRelease() > BUILD) {
        cases.add(new Case(SourceCompiler.newestRelease(), target));
      }
    }
    return cases.stream().sorted(Comparator.comparing(Case::release));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void target_of_another_release_suspended_anywhere_does_the_same(Case target) throws Exception {
    Program program = PROGRAMS.computeIfAbsent(target.release, JavacTest::compile);
    TransparencyOracle.assertTransparentInBrief(program, target.target);
  }

  private static Program compile(int release) {
    Path folder = Path.of(System.getProperty("fermata.test.sources"), "dev/fermata/targets");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources =
          files.filter(Files::isRegularFile).filter(file -> isFor(release, folder, file)).toList();
      Map<String, byte[]> classFiles = new TreeMap<>(SourceCompiler.compile(sources, release));
      classFiles.putAll(Targets.replacements());
      return new Program(classFiles, Transformation::engine);
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  private static boolean isFor(int release, Path folder, Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    return release > OLDEST || OLD.contains(name) || folder.relativize(file).startsWith("other");
  }
}
