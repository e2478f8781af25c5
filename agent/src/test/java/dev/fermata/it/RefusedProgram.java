package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fermata.Generator;
import dev.fermata.IllegalSuspensionException;
import java.nio.file.Path;

/** A program whose generator, the method {@code body}, is refused at a step. */
final class RefusedProgram {
  /** The first line of each program: the text in a test begins with its second. */
  private static final String LINE_1 =
      "package acme; import dev.fermata.*; import java.util.*; public class Feed {"
          + " public static Generator<String> generator() { return Generator.of(Feed::body); }\n";

  private static final String JDK_PLACE =
      "(java\\.(?:util|lang)\\.[^()]+\\([^()]*\\)) \\((?:\\w+\\.java:\\d+|unknown source)\\)";

  private RefusedProgram() {}

  /** Returns what is said at the first step. */
  static String message(Path folder, String members) {
    return messageAfter(0, folder, members);
  }

  /** Returns what is said after so many steps. */
  static String messageAfter(int steps, Path folder, String members) {
    Generator<?> generator = generator(folder, LINE_1 + members + "}");
    for (int i = 0; i < steps; i++) {
      generator.next();
    }
    return message(generator);
  }

  /**
   * Returns what is said at the next step; lambdas and proxies have no number in it, and lines of
   * the JDK are left out, since a JDK may have been stripped of its source files' names.
   */
  static String message(Generator<?> generator) {
    IllegalSuspensionException refused =
        catchThrowableOfType(IllegalSuspensionException.class, generator::next);
    assertThat(refused).as("the refusal").isNotNull();
    assertThat(generator.state()).isEqualTo(Generator.State.CLOSED);
    return refused
        .getMessage()
        .replaceAll("lambda\\$\\w+\\$\\d+", "lambda")
        .replaceAll("\\w+\\.proxy\\d*\\.\\$Proxy\\d+", "\\$Proxy")
        .replaceAll(JDK_PLACE, "$1");
  }

  private static Generator<?> generator(Path folder, String source) {
    try {
      return (Generator<?>) SourceCode.load(folder, source).getMethod("generator").invoke(null);
    } catch (ReflectiveOperationException broken) {
      throw new AssertionError(broken);
    }
  }
}
