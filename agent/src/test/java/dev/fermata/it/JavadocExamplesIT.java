package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc of generators, compiled and run. */
class JavadocExamplesIT {
  private static final List<String> TYPES =
      List.of(
          "Generator",
          "MappingStages",
          "SelectingStages",
          "GroupingStages",
          "CombiningStages",
          "Terminals",
          "Views",
          "Coroutine",
          "Channelled",
          "Yielder",
          "Body",
          "ReturningBody",
          "Scoped",
          "StopIteration",
          "IntGenerator",
          "IntStages",
          "IntTerminals",
          "IntYielder",
          "IntBody",
          "LongGenerator",
          "LongStages",
          "LongTerminals",
          "LongYielder",
          "LongBody",
          "DoubleGenerator",
          "DoubleStages",
          "DoubleTerminals",
          "DoubleYielder",
          "DoubleBody");

  private static final String HEADER =
      """
      package acme;
      import dev.fermata.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.stream.*;
      @SuppressWarnings("all") public class Main {
        static void check(String where, Object value, String expected) {
          String text = value instanceof int[] i ? Arrays.toString(i)
              : value instanceof long[] l ? Arrays.toString(l)
              : value instanceof double[] d ? Arrays.toString(d) : String.valueOf(value);
          if (!whole(text).equals(whole(expected))) System.err.println(where + " gives " + text);
        }
        /** The same example serves for ints and doubles. */
        static String whole(String numbers) {
          return numbers.replaceAll("[.]0\\\\b", "");
        }
      """;

  @TempDir private static Path folder;

  private static JavadocExamples examples;

  @BeforeAll
  static void read() throws IOException {
    examples = JavadocExamples.of(TYPES, "\\s+");
  }

  @Test
  void every_example_has_the_value_that_it_is_said_to_have() {
    StringBuilder source = new StringBuilder(HEADER);
    StringBuilder main = new StringBuilder();
    List<String> bodies = examples.statements();
    for (int i = 0; i < bodies.size(); i++) {
      source.append("static void example" + i + "() throws Throwable {\n" + bodies.get(i) + "}\n");
      main.append("example" + i + "();\n");
    }
    JavadocExamples.assertRun(folder, source, main);
    assertThat(bodies).hasSizeGreaterThan(150);
  }

  @Test
  void every_member_has_an_example() {
    assertThat(examples.without()).isEmpty();
  }
}
