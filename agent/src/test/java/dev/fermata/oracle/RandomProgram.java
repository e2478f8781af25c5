package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a random Java class: methods with locals of all kinds, loops, jumps, try, switch, lambdas
 * and calls, full of suspension points. The same seed gives the same source. Loops end because each
 * iteration uses up a fuel.
 */
final class RandomProgram {
  private static final int METHODS = 3;
  private static final int DEEPEST = 3;

  private final String name;
  private final int more;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final List<List<String>> signatures = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private int loops;
  private String returnType = "int";

  RandomProgram(long seed) {
    this(seed, 0);
  }

  /** Adds so many statements to one method. */
  RandomProgram(long seed, int more) {
    this.more = more;
    name = "Random" + Long.toString(seed).replace('-', 'm');
    scope = new RandomScope(seed);
    expressions = new RandomExpressions(scope, name, signatures);
  }

  /** The class's name with dots. */
  String className() {
    return "dev.fermata.random." + name;
  }

  /** The class; to be called once. */
  String source() {
    line("package dev.fermata.random;");
    line("import dev.fermata.oracle.Probe;");
    line("@dev.fermata.Suspendable public class " + name + " {");
    line("  @dev.fermata.Suspendable interface Task { int run(int n) throws Exception; }");
    line(
        "  static int fuel = 20; static int counter; static long total; static String seen ="
            + " \"\";");
    line("  final int field;");
    line("  " + name + "(int field, Object other) { this.field = field; }");
    for (int i = 0; i < METHODS; i++) {
      signatures.add(signature());
    }
    writeRun();
    for (int i = 0; i < METHODS; i++) {
      writeMethod(i);
    }
    line("}");
    return text.toString();
  }

  /** The result's type first. */
  private List<String> signature() {
    List<String> types = new ArrayList<>();
    for (int i = 2 + scope.chance(3); i > 0; i--) {
      types.add(scope.type());
    }
    return types;
  }

  private void writeRun() {
    String arguments =
        signatures.get(0).stream().skip(1).map(scope::literal).collect(Collectors.joining(", "));
    line("  public static Object run() throws Exception {");
    line("    Probe.point(\"begin\");");
    line("    Object result = m0(" + arguments + ");");
    line("    Probe.log(seen + total + counter);");
    line("    return result;");
    line("  }");
  }

  private void writeMethod(int method) {
    List<String> signature = signatures.get(method);
    returnType = signature.get(0);
    expressions.enterMethod(method + 1);
    scope.leave(0);
    String parameters =
        signature.stream()
            .skip(1)
            .map(type -> type + " " + scope.declare(type))
            .collect(Collectors.joining(", "));
    line("  static " + returnType + " m" + method + "(" + parameters + ") throws Exception {");
    block(3 + scope.chance(4) + (method == 0 ? more : 0));
    line("    return " + expressions.of(returnType) + ";");
    line("  }");
  }

  private void block(int statements) {
    int entered = scope.enter();
    depth++;
    for (int i = 0; i < statements; i++) {
      statement();
    }
    depth--;
    scope.leave(entered);
  }

  private void statement() {
    switch (scope.chance(depth > DEEPEST ? 6 : 16)) {
      case 0, 1 -> declaration();
      case 2, 3 -> assignment();
      case 4 -> line("Probe.point(\"" + scope.fresh() + "\");");
      case 5 -> jump();
      case 6 -> conditional();
      case 7 -> forLoop();
      case 8 -> whileLoop();
      case 9, 10 -> tryStatement();
      case 11 -> switchStatement();
      case 12 -> synchronizedBlock();
      case 13 -> line("total += " + expressions.of("long") + ";");
      case 14 -> forEach();
      default -> assignedLater();
    }
  }

  private void declaration() {
    String type = scope.type();
    String value = expressions.of(type);
    line(type + " " + scope.declare(type) + " = " + value + ";");
  }

  private void assignedLater() {
    String type = scope.type();
    String variable = scope.fresh();
    line(type + " " + variable + ";");
    line("if (" + expressions.of("boolean") + ") {");
    block(1);
    line("  " + variable + " = " + expressions.of(type) + ";");
    line("} else {");
    line("  " + variable + " = " + expressions.of(type) + ";");
    line("}");
    scope.declare(type, variable);
  }

  private void assignment() {
    String type = scope.type();
    String variable = scope.variable(type);
    boolean compound = scope.coin();
    if (variable == null) {
      line("seen = " + expressions.of("String") + ";");
    } else if (compound && type.equals("int[]")) {
      line(variable + "[" + expressions.index() + "] += " + expressions.of("int") + ";");
    } else if (compound && List.of("int", "long", "double", "String").contains(type)) {
      line(variable + " += " + expressions.of(type) + ";");
    } else {
      line(variable + " = " + expressions.of(type) + ";");
    }
  }

  private void jump() {
    String condition = "if (" + expressions.rare() + ") ";
    String message = "\"\" + " + expressions.of("String");
    int kind = scope.chance(4);
    if (kind == 0) {
      line(condition + "return " + expressions.of(returnType) + ";");
    } else if (kind == 1) {
      line(condition + "throw new IllegalStateException(" + message + ");");
    } else if (kind == 2 || loops == 0) {
      line(condition + "Probe.fail(" + message + ");");
    } else {
      String label = scope.coin() ? "" : " l" + scope.chance(loops);
      line(condition + (scope.coin() ? "break" : "continue") + label + ";");
    }
  }

  private void conditional() {
    line("if (" + expressions.of("boolean") + ") {");
    block(2);
    if (scope.coin()) {
      line("} else {");
      block(2);
    }
    line("}");
  }

  private void forLoop() {
    int entered = scope.enter();
    String i = scope.declare("int");
    String limit = i + " < " + (1 + scope.chance(3)) + " && fuel-- > 0";
    line("l" + loops + ": for (int " + i + " = 0; " + limit + "; " + i + "++) {");
    loopBody(entered);
  }

  private void forEach() {
    int entered = scope.enter();
    String array = expressions.of("int[]");
    String element = scope.declare("int");
    line("l" + loops + ": for (int " + element + " : " + array + ") {");
    line("  if (fuel-- <= 0) break;");
    loopBody(entered);
  }

  private void whileLoop() {
    int entered = scope.enter();
    String condition = "fuel-- > 0 && " + expressions.of("boolean");
    if (scope.coin()) {
      line("l" + loops + ": while (" + condition + ") {");
      loopBody(entered);
    } else {
      line("l" + loops + ": do {");
      loops++;
      block(2);
      loops--;
      line("} while (" + condition + ");");
    }
  }

  private void loopBody(int entered) {
    loops++;
    block(2);
    loops--;
    scope.leave(entered);
    line("}");
  }

  private void tryStatement() {
    line("try {");
    block(2);
    int form = scope.chance(3);
    if (form != 0) {
      String exception = scope.fresh();
      String types =
          scope.coin() ? "RuntimeException" : "IllegalStateException | ArithmeticException";
      line("} catch (" + types + " " + exception + ") {");
      line("  seen += " + exception + ".getMessage();");
      block(1);
    }
    if (form != 1) {
      line("} finally {");
      block(1);
    }
    line("}");
  }

  private void switchStatement() {
    boolean strings = scope.coin();
    String quote = strings ? "\"" : "";
    line("switch (" + (strings ? "\"\" + " : "") + expressions.of("int") + " % 3) {");
    String end = scope.coin() ? "}" : "} break;";
    for (int i = 0; i < 3; i++) {
      line("case " + quote + i + quote + ": {");
      block(1);
      line(end);
    }
    line("default: total++; }");
  }

  private void synchronizedBlock() {
    line("synchronized (" + name + ".class) {");
    line("  counter += Probe.held(" + scope.literal("int") + ");");
    line("  if (counter == " + scope.literal("int") + ") throw new IllegalStateException();");
    line("}");
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
