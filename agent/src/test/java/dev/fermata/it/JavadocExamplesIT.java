package dev.fermata.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples in the Javadoc of generators, compiled and run. One is {@code <expression>}, "gives"
 * and {@code <its value>}, both as code, or a block in which a value stands behind an expression as
 * a comment.
 */
class JavadocExamplesIT {
  private static final Path SOURCES =
      Path.of(System.getProperty("fermata.docs")).resolveSibling("api/src/main/java/dev/fermata");

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

  private static final Pattern COMMENT =
      Pattern.compile("(?ms)^ */[*][*]\\n(.*?)[*]/\\n(?: *(?:@|//)[^\\n]*\\n)*([^\\n]*)$");

  private static final Pattern BLOCK =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n\\}</pre>", Pattern.DOTALL);

  private static final Pattern GIVES =
      Pattern.compile("^\\s+gives\\s+\\{@code\\s+([^}]*)\\}", Pattern.DOTALL);
  private static final Pattern CHECKED = Pattern.compile("^(\\S.*);\\s+// (.*)$");

  /** What needs no example: no method, or what generated code calls. */
  private static final Pattern NOT_CALLED =
      Pattern.compile(
          "^\\s*(private|public interface|enum|int INITIAL|(public|static).* class)|FrameStack");

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

  private static final List<String> METHODS = new ArrayList<>();
  private static final List<String> WITHOUT = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    for (String type : TYPES) {
      Matcher comment = COMMENT.matcher(Files.readString(SOURCES.resolve(type + ".java")));
      while (comment.find()) {
        String member = type + ": " + comment.group(2).strip();
        int before = METHODS.size();
        addExamples(comment.group(1).replaceAll("(?m)^ *\\* ?", ""), member);
        boolean isMember = comment.group(2).startsWith("  ");
        if (METHODS.size() == before && isMember && !NOT_CALLED.matcher(comment.group(2)).find()) {
          WITHOUT.add(member);
        }
      }
    }
  }

  private static void addExamples(String comment, String member) {
    Matcher block = BLOCK.matcher(comment);
    while (block.find()) {
      StringBuilder body = new StringBuilder();
      for (String line : block.group(1).split("\n")) {
        Matcher checked = CHECKED.matcher(line);
        body.append(
            checked.matches() ? check(member, checked.group(1), checked.group(2)) : line + "\n");
      }
      METHODS.add(body.toString());
    }
    String rest = block.replaceAll("");
    for (int at = rest.indexOf("{@code"); at >= 0; at = rest.indexOf("{@code", at + 1)) {
      int end = closing(rest, at);
      Matcher gives = GIVES.matcher(rest.substring(end + 1));
      if (gives.find()) {
        METHODS.add(check(member, rest.substring(at + "{@code".length(), end), gives.group(1)));
      }
    }
  }

  private static int closing(String text, int opening) {
    int at = opening;
    for (int depth = 0; ; at++) {
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
  }

  private static String check(String member, String expression, String value) {
    String where = member.replace("\"", "\\\"");
    String expected = value.strip().replaceAll("\\s+", " ").replace("\"", "\\\"");
    return "check(\"" + where + "\", " + expression.strip() + ", \"" + expected + "\");\n";
  }

  @Test
  void every_example_has_the_value_that_it_is_said_to_have() {
    StringBuilder source = new StringBuilder(HEADER);
    StringBuilder main = new StringBuilder();
    for (int i = 0; i < METHODS.size(); i++) {
      source.append("static void example" + i + "() throws Throwable {\n" + METHODS.get(i) + "}\n");
      main.append("example" + i + "();\n");
    }
    source.append("public static void main(String[] args) throws Throwable {\n" + main + "}\n}\n");
    SourceCode.compile(folder, List.of("-cp", SourceCode.api().toString()), source.toString());
    Jvm.Ended ended =
        Jvm.run(
            folder,
            Jvm.agent(""),
            "-cp",
            folder + File.pathSeparator + SourceCode.api(),
            "acme.Main");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(METHODS).hasSizeGreaterThan(150);
  }

  @Test
  void every_member_has_an_example() {
    assertThat(WITHOUT).isEmpty();
  }
}
