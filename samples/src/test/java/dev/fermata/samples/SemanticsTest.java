package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/semantics.md names are there. */
class SemanticsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** A test class, and perhaps a method of it. */
  private static final Pattern NAME = Pattern.compile("`(\\w+(?:IT|Test))(?:\\.(\\w+))?`");

  @Test
  void every_rule_has_a_test_that_exists() throws IOException {
    Map<String, String> tests = tests();
    List<String> missing = new ArrayList<>();
    List<String> rules =
        Files.readString(ROOT.resolve("docs/semantics.md"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| rule"))
            .toList();
    for (String rule : rules) {
      Matcher name = NAME.matcher(rule);
      if (!name.find()) {
        missing.add(rule);
      }
      name.reset();
      while (name.find()) {
        String source = tests.getOrDefault(name.group(1), "");
        if (!source.contains(name.group(2) == null ? "class " : "void " + name.group(2) + "(")) {
          missing.add(name.group());
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(rules).hasSizeGreaterThan(120);
  }

  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (String module : List.of("agent", "api")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          tests.put(name, Files.readString(file));
        }
      }
    }
    return tests;
  }
}
