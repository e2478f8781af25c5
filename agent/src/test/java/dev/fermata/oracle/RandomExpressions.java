package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes random expressions of a given type for a random program. */
final class RandomExpressions {
  private static final int DEEPEST = 4;

  private final Choices choices;
  private final RandomScope scope;
  private final String className;
  private final List<List<String>> signatures;
  private int depth;

  /**
   * Creates a writer.
   *
   * @param signatures by method, the types of its result and its parameters
   */
  RandomExpressions(
      Choices choices, RandomScope scope, String className, List<List<String>> signatures) {
    this.choices = choices;
    this.scope = scope;
    this.className = className;
    this.signatures = signatures;
  }

  String of(String type) {
    int part = choices.begin();
    depth++;
    String expression = depth > DEEPEST ? leaf(type) : compound(type);
    depth--;
    choices.end(part);
    return expression;
  }

  /** A call of a point. */
  String point(String type) {
    return "Probe.value(" + of(type) + ")";
  }

  /** 0 or 1. */
  String index() {
    return "(" + of("int") + " & 1)";
  }

  /** A condition that seldom holds. */
  String rare() {
    return of("int") + " == " + scope.literal("int");
  }

  private String compound(String type) {
    return switch (choices.next(9)) {
      case 0, 1 -> leaf(type);
      case 2, 3 -> point(type);
      case 4 -> "(" + of("boolean") + " ? " + of(type) + " : " + leaf(type) + ")";
      case 5 -> call(type);
      default -> operation(type);
    };
  }

  private String operation(String type) {
    boolean first = choices.next(2) == 0;
    return switch (type) {
      case "int" -> integer();
      case "long" -> first ? both("long", "*") : "(" + of("int") + " - 7L)";
      case "double" -> first ? both("double", "+") : "(double) " + point("long");
      case "float" -> first ? both("float", "-") : "(float) " + point("int");
      case "boolean" -> condition();
      case "String" -> text();
      case "int[]" -> first ? arrayLiteral() : "(new int[3 + 0 * " + point("int") + "])";
      case "long[]" -> "(new long[] {" + of("long") + ", " + point("long") + "})";
      case "String[]" -> "(new String[] {" + of("String") + ", " + point("String") + "})";
      case "byte", "short", "char" -> "(" + type + ") (" + of("int") + " & 7)";
      case "Integer" -> first ? "(Integer) " + of("int") : "apply(" + task() + ", 3)";
      default -> object();
    };
  }

  private String integer() {
    return switch (choices.next(14)) {
      case 0 -> both("int", "+");
      case 1 -> both("int", "-");
      case 2 -> both("int", "/");
      case 3 -> of("int[]") + "[" + index() + "]";
      case 4 -> "(int) " + of("double");
      case 5 -> "new " + className + "(" + of("int") + ", " + of("Object") + ").field";
      case 6 -> "((Task) " + task() + ").run(" + point("int") + ")";
      case 7 -> "new " + className + "(" + point("int") + ", null).add(" + of("int") + ")";
      case 8 -> of("String") + ".length()";
      case 9 -> both("int", List.of("&", "|", "^", "<<", ">>>").get(choices.next(5)));
      case 10 -> "(int) (" + of("long") + " + " + of("char") + ")";
      case 11 -> "sum(" + of("int") + ", " + of("int") + ", " + of("int") + ")";
      case 12 -> "((total += " + of("int") + ") > 3 ? counter++ : -" + of("int") + ")";
      default -> switchExpression();
    };
  }

  private String text() {
    return switch (choices.next(6)) {
      case 0, 1 -> concatenation();
      case 2 -> "String.valueOf(" + point("int") + ")";
      case 3 -> of("String[]") + "[" + index() + "]";
      case 4 -> "new StringBuilder(" + of("String") + ").append(" + of("long") + ").toString()";
      default -> "twice(" + of("String") + ", " + point("String") + ")";
    };
  }

  private String arrayLiteral() {
    return "(new int[] {" + of("int") + ", " + of("int") + ", 3})";
  }

  private String switchExpression() {
    return "(switch ("
        + of("int")
        + " & 3) { case 0 -> "
        + of("int")
        + "; case 1 -> "
        + point("int")
        + "; default -> { yield 0 + "
        + of("int")
        + "; } })";
  }

  /** Uses its parameter and final variables; it may have another in it. */
  private String task() {
    RandomScope.Hidden hidden = scope.hide();
    String parameter = scope.declareFinal("int");
    String body = choices.next(2) == 0 ? point("int") : both("int", "-");
    scope.restore(hidden);
    return parameter + " -> " + body;
  }

  private String condition() {
    return switch (choices.next(6)) {
      case 0 -> "(" + of("int") + " < " + of("long") + ")";
      case 1 -> both("boolean", "&&");
      case 2 -> "(" + of("boolean") + " || !" + of("boolean") + ")";
      case 3 -> "(" + of("String") + " == null)";
      case 4 -> "(" + of("Object") + " instanceof Integer n" + scope.fresh() + ")";
      default -> "(" + of("Object") + " instanceof String)";
    };
  }

  private String concatenation() {
    String type = scope.type();
    String part = of(type.endsWith("[]") ? "int" : type); // no identity hashes
    return "(\"\" + " + part + " + " + of("String") + " + counter++)";
  }

  private String object() {
    return switch (choices.next(5)) {
      case 0 -> "(Object) " + of("String");
      case 1 -> "(Object) Integer.valueOf(" + of("int") + ")";
      case 2 -> "(Object) new String(" + of("String") + ").concat(" + point("String") + ")";
      case 3 -> "(Object) new Object[][] {{" + of("Object") + "}, {" + point("int") + "}}[1][0]";
      default -> "(Object) null";
    };
  }

  private String both(String type, String operator) {
    return "(" + of(type) + " " + operator + " " + of(type) + ")";
  }

  /** Any method, also the one that it stands in: the fuel ends recursion. */
  private String call(String type) {
    int[] fitting =
        IntStream.range(0, signatures.size())
            .filter(i -> signatures.get(i).get(0).equals(type))
            .toArray();
    if (fitting.length == 0) {
      return point(type);
    }
    int called = fitting[choices.next(fitting.length)];
    List<String> arguments = new ArrayList<>();
    signatures.get(called).stream().skip(1).map(this::of).forEach(arguments::add);
    String call = "m" + called + "(" + String.join(", ", arguments) + ")";
    return "(fuel-- > 0 ? " + call + " : " + leaf(type) + ")";
  }

  private String leaf(String type) {
    String variable = choices.next(4) == 0 ? null : scope.variable(type);
    return variable == null ? scope.literal(type) : variable;
  }
}
