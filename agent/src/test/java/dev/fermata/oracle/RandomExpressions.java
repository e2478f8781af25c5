package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes random expressions of a given type for a random program. */
final class RandomExpressions {
  private static final int DEEPEST = 4;

  private final RandomScope scope;
  private final String className;
  private final List<List<String>> signatures;
  private int callable;
  private int depth;

  /**
   * Creates a writer.
   *
   * @param signatures by method, the types of its result and its parameters
   */
  RandomExpressions(RandomScope scope, String className, List<List<String>> signatures) {
    this.scope = scope;
    this.className = className;
    this.signatures = signatures;
  }

  /** Lets expressions call the methods from {@code first} on, so that there is no recursion. */
  void enterMethod(int first) {
    callable = first;
  }

  String of(String type) {
    depth++;
    String expression = depth > DEEPEST ? leaf(type) : compound(type);
    depth--;
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
    return switch (scope.chance(8)) {
      case 0, 1 -> point(type);
      case 2 -> "(" + of("boolean") + " ? " + of(type) + " : " + leaf(type) + ")";
      case 3 -> call(type);
      case 4 -> leaf(type);
      default -> operation(type);
    };
  }

  private String operation(String type) {
    boolean first = scope.coin();
    return switch (type) {
      case "int" -> integer();
      case "long" -> first ? both("long", "*") : "(" + of("int") + " - 7L)";
      case "double" -> first ? both("double", "+") : "(double) " + point("long");
      case "float" -> first ? both("float", "-") : "(float) " + point("int");
      case "boolean" -> condition();
      case "String" -> first ? concatenation() : "String.valueOf(" + point("int") + ")";
      case "int[]" -> first ? arrayLiteral() : "(new int[3 + 0 * " + point("int") + "])";
      case "byte" -> "(byte) (" + of("int") + " & 7)";
      default -> object();
    };
  }

  private String integer() {
    return switch (scope.chance(7)) {
      case 0 -> both("int", "+");
      case 1 -> both("int", "/");
      case 2 -> of("int[]") + "[" + index() + "]";
      case 3 -> "(int) " + of("double");
      case 4 -> "new " + className + "(" + of("int") + ", " + of("Object") + ").field";
      case 5 -> lambda();
      default -> switchExpression();
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

  /** Uses nothing but its parameter: the variables around it need not be final. */
  private String lambda() {
    String argument = point("int");
    RandomScope.Hidden hidden = scope.hide();
    String parameter = scope.declare("int");
    String body = scope.coin() ? point("int") : both("int", "-");
    scope.restore(hidden);
    return "((Task) " + parameter + " -> " + body + ").run(" + argument + ")";
  }

  private String condition() {
    return switch (scope.chance(4)) {
      case 0 -> "(" + of("int") + " < " + of("long") + ")";
      case 1 -> both("boolean", "&&");
      case 2 -> "(" + of("boolean") + " || !" + of("boolean") + ")";
      default -> "(" + of("Object") + " instanceof String)";
    };
  }

  private String concatenation() {
    String type = scope.type();
    String part = of(type.equals("int[]") ? "int" : type); // no identity hashes
    return "(\"\" + " + part + " + " + of("String") + " + counter++)";
  }

  private String object() {
    return switch (scope.chance(4)) {
      case 0 -> "(Object) " + of("String");
      case 1 -> "(Object) Integer.valueOf(" + of("int") + ")";
      case 2 -> "(Object) new String(" + of("String") + ").concat(" + point("String") + ")";
      default -> "(Object) null";
    };
  }

  private String both(String type, String operator) {
    return "(" + of(type) + " " + operator + " " + of(type) + ")";
  }

  private String call(String type) {
    int[] fitting =
        IntStream.range(callable, signatures.size())
            .filter(i -> signatures.get(i).get(0).equals(type))
            .toArray();
    if (fitting.length == 0) {
      return point(type);
    }
    int called = fitting[scope.chance(fitting.length)];
    List<String> arguments = new ArrayList<>();
    signatures.get(called).stream().skip(1).map(this::of).forEach(arguments::add);
    return "m" + called + "(" + String.join(", ", arguments) + ")";
  }

  private String leaf(String type) {
    String variable = scope.chance(4) == 0 ? null : scope.variable(type);
    return variable == null ? scope.literal(type) : variable;
  }
}
