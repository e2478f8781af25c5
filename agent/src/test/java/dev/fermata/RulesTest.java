package dev.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/semantics.md names exist. */
class RulesTest {
  private static final Path DOCS = Path.of(System.getProperty("fermata.docs"));

  /** A row: a rule, and the tests that pin it. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\|.*\\|(.*)\\|$");

  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:IT|Test))(?:[.](\\w+))?`");

  private static Map<String, Path> sources() throws IOException {
    Path project = DOCS.resolveSibling("agent/src/test/java");
    Path api = DOCS.resolveSibling("api/src/test/java");
    try (Stream<Path> ours = Files.walk(project);
        Stream<Path> others = Files.walk(api)) {
      return Stream.concat(ours, others)
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  file -> file,
                  (one, other) -> one));
    }
  }

  @Test
  void every_test_that_is_named_exists() throws IOException {
    Map<String, Path> sources = sources();
    List<String> missing = new ArrayList<>();
    int found = 0;
    Matcher row = ROW.matcher(Files.readString(DOCS.resolve("semantics.md")));
    while (row.find()) {
      Matcher named = NAMED.matcher(row.group(1));
      while (named.find()) {
        Path source = sources.get(named.group(1));
        String method = named.group(2);
        found++;
        if (source == null
            || (method != null && !Files.readString(source).contains("void " + method + "("))) {
          missing.add(named.group());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(200);
  }
}
