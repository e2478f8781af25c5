package dev.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of the guides under docs, whose last cells are code. */
final class Guide {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** The last cell of a row, all of it code. */
  private static final Pattern CODE = Pattern.compile("\\| `([^`]+)` \\|$", Pattern.MULTILINE);

  /** A block of Java. */
  private static final Pattern BLOCK =
      Pattern.compile("^```java\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  private Guide() {}

  /** Demands that each example of a guide stands, word for word, in some test of this package. */
  static void assertCompiled(String guide, int atLeast, String... tests) throws IOException {
    assertCompiled(CODE, guide, atLeast, tests);
  }

  /** Demands that each block of Java of a guide stands in a test of this package. */
  static void assertBlocksCompiled(String guide, int atLeast, String... tests) throws IOException {
    assertCompiled(BLOCK, guide, atLeast, tests);
  }

  private static void assertCompiled(Pattern form, String guide, int atLeast, String... tests)
      throws IOException {
    Path folder = ROOT.resolve("samples/src/test/java/dev/fermata/samples");
    StringBuilder source = new StringBuilder();
    for (String test : tests) {
      source.append(normal(Files.readString(folder.resolve(test + ".java"))));
    }
    List<String> missing = new ArrayList<>();
    int examples = 0;
    Matcher code = form.matcher(Files.readString(ROOT.resolve("docs").resolve(guide)));
    while (code.find()) {
      examples++;
      if (source.indexOf(normal(code.group(1))) < 0) {
        missing.add(code.group(1));
      }
    }

    assertThat(missing).isEmpty();
    assertThat(examples).isGreaterThanOrEqualTo(atLeast);
  }

  private static String normal(String text) {
    return text.replaceAll("\\s+", "");
  }
}
