package dev.fermata.oracle;

import java.util.List;

/** Writes random statements: declarations, assignments, jumps, loops, try, switch. */
final class RandomStatements {
  private static final int DEEPEST = 3;
  private static final int MOST = 5;

  private final Choices choices;
  private final RandomScope scope;
  private final RandomExpressions expressions;
  private final String returnType;
  private final StringBuilder text;
  private int depth = 1;
  private int loops;
  private String labels = "l";

  RandomStatements(
      Choices choices,
      RandomScope scope,
      RandomExpressions expressions,
      String returnType,
      StringBuilder text) {
    this.choices = choices;
    this.scope = scope;
    this.expressions = expressions;
    this.returnType = returnType;
    this.text = text;
  }

  /** The body of a method, with at least so many statements. */
  void method(int least) {
    block(MOST, least);
    line("  return " + expressions.of(returnType) + ";");
  }

  private void block(int most, int least) {
    int entered = scope.enter();
    depth++;
    int written = 0;
    boolean more = true;
    while (more) {
      int part = choices.begin();
      more = written < least || (written < least + most && choices.next(3) != 0);
      if (more) {
        statement();
        written++;
      }
      choices.end(part);
    }
    depth--;
    scope.leave(entered);
  }

  private void block(int most) {
    block(most, 0);
  }

  private void statement() {
    switch (choices.next(depth > DEEPEST + 1 ? 7 : 20)) {
      case 0 -> line("Probe.point(\"" + scope.fresh() + "\");");
      case 1, 2 -> declaration();
      case 3, 4 -> assignment();
      case 5 -> jump();
      case 6 -> line("total += " + expressions.of("long") + ";");
      case 7, 8 -> conditional();
      case 9 -> forLoop();
      case 10 -> whileLoop();
      case 11, 12 -> tryStatement();
      case 13 -> switchStatement();
      case 14 -> arrowSwitch();
      case 15 -> forEach();
      case 16 -> assignedLater();
      case 17 -> withResource();
      case 18 -> task();
      default -> synchronizedBlock();
    }
  }

  private void declaration() {
    String type = scope.type();
    String value = expressions.of(type);
    boolean isFinal = choices.once(3);
    String name = isFinal ? scope.declareFinal(type) : scope.declare(type);
    line((isFinal ? "final " : "") + type + " " + name + " = " + value + ";");
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
    scope.declare(type, variable, false);
  }

  private void assignment() {
    String type = scope.type();
    String variable = scope.changeable(type);
    boolean compound = choices.next(2) == 1;
    if (variable == null) {
      line("seen = " + expressions.of("String") + ";");
    } else if (compound && (type.equals("int[]") || type.equals("long[]"))) {
      line(variable + "[" + expressions.index() + "] += " + expressions.of("int") + ";");
    } else if (compound && List.of("int", "long", "double", "String", "char").contains(type)) {
      String value = type.equals("char") ? "int" : type;
      line(variable + " += " + expressions.of(value) + ";");
    } else {
      line(variable + " = " + expressions.of(type) + ";");
    }
  }

  private void jump() {
    String condition = "if (" + expressions.rare() + ") ";
    String message = "\"\" + " + expressions.of("String");
    int kind = choices.next(6);
    if (kind == 0) {
      line(condition + "return " + expressions.of(returnType) + ";");
    } else if (kind == 1) {
      line(condition + "throw new IllegalStateException(" + message + ");");
    } else if (kind == 2) {
      line(condition + "throw new Checked(" + message + ");");
    } else if (kind == 3 || loops == 0) {
      line(condition + "Probe.fail(" + message + ");");
    } else {
      String label = choices.next(2) == 0 ? "" : " " + label(choices.next(loops));
      line(condition + (choices.next(2) == 0 ? "break" : "continue") + label + ";");
    }
  }

  private void conditional() {
    line("if (" + expressions.of("boolean") + ") {");
    block(2);
    if (choices.next(2) == 1) {
      line("} else {");
      block(2);
    }
    line("}");
  }

  private void forLoop() {
    int entered = scope.enter();
    String i = scope.declare("int");
    String limit = i + " < " + (1 + choices.next(3)) + " && fuel-- > 0";
    line(label(loops) + ": for (int " + i + " = 0; " + limit + "; " + i + "++) {");
    loopBody(entered);
  }

  private void forEach() {
    int entered = scope.enter();
    boolean strings = choices.next(2) == 1;
    String array = expressions.of(strings ? "String[]" : "int[]");
    String element = scope.declare(strings ? "String" : "int");
    String type = strings ? "String " : "int ";
    line(label(loops) + ": for (" + type + element + " : " + array + ") {");
    line("  if (fuel-- <= 0) break;");
    loopBody(entered);
  }

  private void whileLoop() {
    int entered = scope.enter();
    String condition = "fuel-- > 0 && " + expressions.of("boolean");
    if (choices.next(2) == 1) {
      line(label(loops) + ": while (" + condition + ") {");
      loopBody(entered);
    } else {
      line(label(loops) + ": do {");
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
    int form = choices.next(3);
    if (form != 1) {
      handler();
    }
    if (form != 0) {
      line("} finally {");
      block(1);
    }
    line("}");
  }

  private void handler() {
    int entered = scope.enter();
    String exception = scope.fresh();
    String types =
        List.of("RuntimeException", "IllegalStateException | ArithmeticException", "Exception")
            .get(choices.next(3));
    line("} catch (" + types + " " + exception + ") {");
    line("  seen += message(" + exception + ");");
    block(2);
    if (choices.once(4)) {
      line("  if (" + expressions.of("boolean") + ") throw " + exception + ";");
    }
    scope.leave(entered);
  }

  private void withResource() {
    String name = scope.fresh();
    line("try (Resource " + name + " = new Resource(" + expressions.of("String") + ")) {");
    line("  seen += " + name + ".name;");
    block(2);
    if (choices.next(2) == 1) {
      handler();
    }
    line("}");
  }

  private void switchStatement() {
    boolean strings = choices.next(2) == 1;
    String quote = strings ? "\"" : "";
    line("switch (" + (strings ? "\"\" + " : "") + expressions.of("int") + " % 3) {");
    String end = choices.next(2) == 1 ? "}" : "} break;";
    for (int i = 0; i < 3; i++) {
      line("case " + quote + i + quote + ": {");
      block(1);
      line(end);
    }
    line("default: total++; }");
  }

  private void arrowSwitch() {
    line("switch (" + expressions.of("char") + " & 3) {");
    line("  case 0, 1 -> {");
    block(1);
    line("  }");
    line("  case 2 -> total += " + expressions.of("int") + ";");
    line("  default -> throw new IllegalStateException(" + expressions.of("String") + ");");
    line("}");
  }

  /** A lambda with statements; what it uses of the method is final. */
  private void task() {
    RandomScope.Hidden hidden = scope.hide();
    String parameter = scope.declare("int");
    String name = scope.fresh();
    line("Task " + name + " = " + parameter + " -> {");
    RandomStatements body = new RandomStatements(choices, scope, expressions, "int", text);
    body.depth = depth + 1;
    body.labels = name + "_"; // those around a lambda are in scope in it
    body.method(0);
    line("};");
    scope.restore(hidden);
    line("total += " + name + ".run(" + expressions.of("int") + ");");
  }

  private void synchronizedBlock() {
    line("synchronized (Task.class) {");
    line("  counter += Probe.held(" + scope.literal("int") + ");");
    line("  if (counter == " + scope.literal("int") + ") throw new IllegalStateException();");
    line("}");
  }

  private String label(int loop) {
    return labels + loop;
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
