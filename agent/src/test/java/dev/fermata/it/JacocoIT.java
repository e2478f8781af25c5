package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that ran in a twin count as covered: JaCoCo's probes are in the code it is made of. */
class JacocoIT {
  private static final String PROGRAM =
      """
      package acme;
      import dev.fermata.*;
      public class Main {
        @Suspendable static void feed(Yielder<String> y, int count) {
          for (int i = 0; i < count; i++) {
            if (i == 1) {
              y.yield("one");
            } else if (i == 5) {
              y.yield("five");
            } else {
              y.yield("other");
            }
          }
          System.out.println("end");
        }
        public static void main(String[] args) {
          Generator<String> generator = Generator.of(y -> feed(y, 3));
          while (generator.hasNext()) System.out.println(generator.next());
          Generator<String> parts = Generator.of(y -> Part.parts(y));
          while (parts.hasNext()) System.out.println(parts.next());
        }
        interface Part {
          @Suspendable static void parts(Yielder<String> y) {
            y.yield("part");
            System.out.println("resumed");
          }
        }
      }
      """;

  private static final int NEVER_RUN = 9;

  @TempDir private Path folder;

  @BeforeEach
  void compile() {
    SourceCode.compile(folder, List.of("-g", "-cp", SourceCode.api().toString()), PROGRAM);
  }

  @Test
  void lines_run_in_twins_are_covered_with_jacoco_before() {
    assertTwinsAreCovered(jacoco(), Jvm.agent(""));
  }

  @Test
  void lines_run_in_twins_are_covered_with_jacoco_behind() {
    assertTwinsAreCovered(Jvm.agent(""), jacoco());
  }

  private void assertTwinsAreCovered(String first, String second) {
    Jvm.Ended ended =
        Jvm.run(
            folder,
            first,
            second,
            "-Xverify:all",
            "-cp",
            folder + File.pathSeparator + SourceCode.api(),
            "acme.Main");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines())
        .containsExactly("other", "one", "other", "end", "part", "resumed");
    String report = report();
    assertThat(List.of(5, 6, 7, 8, 11, 14, 17, 18, 19, 20, 24, 25))
        .allSatisfy(line -> assertThat(isCovered(report, line)).as("line %d", line).isTrue());
    assertThat(isCovered(report, NEVER_RUN)).isFalse();
  }

  private String jacoco() {
    return "-javaagent:" + jar("org.jacoco.agent.rt.RT") + "=destfile=" + data();
  }

  private Path data() {
    return folder.resolve("jacoco.exec");
  }

  private static boolean isCovered(String report, int line) {
    Matcher found =
        Pattern.compile("<line nr=\"" + line + "\" mi=\"\\d+\" ci=\"(\\d+)\"").matcher(report);
    assertThat(found.find()).as("line %d in the report", line).isTrue();
    return !found.group(1).equals("0");
  }

  private String report() {
    Path xml = folder.resolve("report.xml");
    Jvm.Ended ended =
        Jvm.run(
            folder,
            "-jar",
            jar("org.jacoco.cli.internal.Main"),
            "report",
            data().toString(),
            "--classfiles",
            folder.resolve("acme").toString(),
            "--xml",
            xml.toString());
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    try {
      return Files.readString(xml);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String jar(String className) {
    try {
      Class<?> type = Class.forName(className, false, JacocoIT.class.getClassLoader());
      return SourceCode.home(type).toString();
    } catch (ClassNotFoundException absent) {
      throw new AssertionError(absent);
    }
  }
}
