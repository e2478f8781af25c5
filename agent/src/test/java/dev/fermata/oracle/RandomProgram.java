package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a random Java class: methods with locals of all kinds and the statements of {@link
 * RandomStatements}, full of suspension points. The same choices give the same source. Loops and
 * recursion end because each iteration and call uses up a fuel.
 */
final class RandomProgram {
  private static final String MEMBERS =
      """
        @dev.fermata.Suspendable interface Task { int run(int n) throws Exception; }
        @dev.fermata.Suspendable static class Resource implements AutoCloseable {
          final String name;
          Resource(String name) { this.name = name; }
          public void close() throws Exception {
            seen += Probe.value("closed " + name);
            if (name.equals("s3")) throw new IllegalStateException(name);
          }
        }
        static int fuel; static int counter; static long total; static String seen;
        int field;
        NAME(int field, Object other) { this.field = field; }
        int add(int n) throws Exception { field += n; return Probe.value(field) + field; }
        static Integer apply(Task task, int n) throws Exception { return task.run(n); }
        static <T> T twice(T first, T second) { Probe.point("twice"); return second; }
        static int sum(int... all) {
          int sum = 0;
          for (int each : all) sum += Probe.value(each);
          return sum;
        }
        static String message(Exception e) { // the JVM's own may name locals, or be left out
          boolean own = e instanceof NullPointerException || e instanceof ArithmeticException;
          return own ? "computed" : e.getMessage();
        }
        static class Checked extends Exception {
          Checked(String message) { super(message); }
        }
      """;

  private static final int MOST_METHODS = 3;

  private final String name;
  private final int more;
  private final Choices choices;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final List<List<String>> signatures = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  RandomProgram(String name, Choices choices) {
    this(name, choices, 0);
  }

  /** Adds at least so many statements to one method. */
  RandomProgram(String name, Choices choices, int more) {
    this.name = name;
    this.choices = choices;
    this.more = more;
    scope = new RandomScope(choices);
    expressions = new RandomExpressions(choices, scope, name, signatures);
  }

  /** The class's name with dots. */
  static String className(String name) {
    return "dev.fermata.random." + name;
  }

  /** The class; to be called once. */
  String source() {
    text.append("package dev.fermata.random;\nimport dev.fermata.oracle.Probe;\n");
    text.append("@dev.fermata.Suspendable public class " + name + " {\n");
    text.append(MEMBERS.replace("NAME", name));
    boolean another = true;
    while (another) {
      int part = choices.begin();
      signatures.add(signature());
      another = signatures.size() < MOST_METHODS && choices.next(3) != 0;
      choices.end(part);
    }
    writeRun();
    for (int i = 0; i < signatures.size(); i++) {
      writeMethod(i);
    }
    return text.append("}\n").toString();
  }

  /** The result's type first. */
  private List<String> signature() {
    List<String> types = new ArrayList<>();
    for (int i = 1 + choices.next(4); i > 0; i--) {
      types.add(scope.type());
    }
    return types;
  }

  private void writeRun() {
    String arguments =
        signatures.get(0).stream().skip(1).map(scope::literal).collect(Collectors.joining(", "));
    text.append("  public static Object run() throws Exception {\n");
    text.append("    fuel = 20; counter = 0; total = 0; seen = \"\";\n");
    text.append("    Probe.point(\"begin\");\n");
    text.append("    Object result = m0(" + arguments + ");\n");
    text.append("    Probe.log(seen + total + counter);\n");
    text.append("    return result;\n  }\n");
  }

  private void writeMethod(int method) {
    List<String> signature = signatures.get(method);
    String result = signature.get(0);
    scope.leave(0);
    String parameters =
        signature.stream()
            .skip(1)
            .map(type -> type + " " + scope.declare(type))
            .collect(Collectors.joining(", "));
    text.append("  static " + result + " m" + method + "(" + parameters + ") throws Exception {\n");
    RandomStatements statements = new RandomStatements(choices, scope, expressions, result, text);
    statements.method(method == 0 ? more : 0);
    text.append("  }\n");
  }
}
