package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/shapes.md} names tests that exist. */
class ShapesTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| (.+) \\| (.+) \\|$");
  private static final Pattern TEST = Pattern.compile("`([\\w.]+?)(?:#(\\w+))?`");

  @Test
  void each_shape_names_tests_that_exist() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(100);
    for (MatchResult row : rows()) {
      List<MatchResult> tests = TEST.matcher(row.group(2)).results().toList();
      assertThat(tests).as(row.group(1)).isNotEmpty();
      assertThat(tests).as(row.group(1)).allSatisfy(ShapesTest::assertExists);
    }
  }

  @Test
  void each_shape_has_a_result() throws IOException {
    assertThat(rows())
        .extracting(row -> row.group(3))
        .containsOnly("suspends", "precise error", "plain");
  }

  @Test
  void twenty_cases_of_others_are_all_there() throws IOException {
    assertThat(rows().stream().map(row -> row.group(1)).filter(row -> row.matches("\\d+\\. .*")))
        .extracting(row -> Integer.valueOf(row.substring(0, row.indexOf('.'))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
  }

  private static List<MatchResult> rows() throws IOException {
    String text = Files.readString(Path.of(System.getProperty("fermata.docs"), "shapes.md"));
    return ROW.matcher(text).results().filter(row -> !row.group(1).equals("shape")).toList();
  }

  private static void assertExists(MatchResult test) {
    String name = ShapesTest.class.getPackageName() + "." + test.group(1);
    Class<?> type;
    try {
      type = Class.forName(name, false, ShapesTest.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new AssertionError(missing);
    }
    if (test.group(2) != null) {
      assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
          .as(name)
          .contains(test.group(2));
    }
  }
}
