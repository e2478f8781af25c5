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

/**
 * The examples in the Javadoc of the api, as statements. One is {@code <expression>}, "gives" and
 * {@code <its value>}, both as code, or a block in which a value stands behind an expression as a
 * comment.
 */
public final class JavadocExamples {
  private static final Path SOURCES =
      Path.of(System.getProperty("fermata.docs")).resolveSibling("api/src/main/java/dev/fermata");

  private static final Pattern COMMENT =
      Pattern.compile("(?ms)^ */[*][*]\\n(.*?)[*]/\\n(?: *(?:@|//)[^\\n]*\\n)*([^\\n]*)$");

  private static final Pattern BLOCK =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n\\}</pre>", Pattern.DOTALL);

  private static final Pattern GIVES =
      Pattern.compile("^\\s+gives\\s+\\{@code\\s+([^}]*)\\}", Pattern.DOTALL);

  /** What stands between an expression and its value. */
  private final Pattern checked;

  /** What needs no example: no method, or what generated code calls. */
  private static final Pattern NOT_CALLED =
      Pattern.compile(
          "^\\s*(private|public interface|enum|int INITIAL|(public|static).* class)|FrameStack");

  private final List<String> statements = new ArrayList<>();
  private final List<String> without = new ArrayList<>();

  private JavadocExamples(String gap) {
    checked = Pattern.compile("^(\\S.*);" + gap + "// (.*)$");
  }

  /**
   * Reads the examples of types.
   *
   * @param gap matches what stands between an expression and its value; after others, comments are
   *     remarks
   */
  public static JavadocExamples of(List<String> types, String gap) throws IOException {
    JavadocExamples examples = new JavadocExamples(gap);
    for (String type : types) {
      examples.read(type);
    }
    return examples;
  }

  /** Each calls {@code check} with its place, a value, and the value that it should be. */
  public List<String> statements() {
    return statements;
  }

  /** Members that have none. */
  public List<String> without() {
    return without;
  }

  private void read(String type) throws IOException {
    Matcher comment = COMMENT.matcher(Files.readString(SOURCES.resolve(type + ".java")));
    while (comment.find()) {
      String member = type + ": " + comment.group(2).strip();
      int before = statements.size();
      addExamples(comment.group(1).replaceAll("(?m)^ *\\* ?", ""), member);
      boolean isMember = comment.group(2).startsWith("  ");
      if (statements.size() == before && isMember && !NOT_CALLED.matcher(comment.group(2)).find()) {
        without.add(member);
      }
    }
  }

  private void addExamples(String comment, String member) {
    Matcher block = BLOCK.matcher(comment);
    while (block.find()) {
      StringBuilder body = new StringBuilder();
      for (String line : block.group(1).split("\n")) {
        Matcher value = checked.matcher(line);
        body.append(value.matches() ? check(member, value.group(1), value.group(2)) : line + "\n");
      }
      statements.add(body.toString());
    }
    String rest = block.replaceAll("");
    for (int at = rest.indexOf("{@code"); at >= 0; at = rest.indexOf("{@code", at + 1)) {
      int end = closing(rest, at);
      Matcher gives = GIVES.matcher(rest.substring(end + 1));
      if (gives.find()) {
        statements.add(check(member, rest.substring(at + "{@code".length(), end), gives.group(1)));
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

  /** Demands that a class of examples, which is open still, runs and says nothing. */
  public static void assertRun(Path folder, StringBuilder source, StringBuilder main) {
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
  }
}
