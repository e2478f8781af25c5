package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;

/** The variables that are in scope in a random program. */
final class RandomScope {
  static final List<String> TYPES =
      List.of(
          "int",
          "long",
          "String",
          "double",
          "float",
          "boolean",
          "int[]",
          "Object",
          "byte",
          "char",
          "short",
          "long[]",
          "String[]",
          "Integer");

  private final Choices choices;
  private final List<Variable> variables = new ArrayList<>();
  private int names;

  /**
   * A variable.
   *
   * @param isFinal so that a lambda may use it
   */
  record Variable(String type, String name, boolean isFinal) {}

  /** Variables that are out of scope for a while. */
  record Hidden(List<Variable> variables) {}

  RandomScope(Choices choices) {
    this.choices = choices;
  }

  String type() {
    return TYPES.get(choices.next(TYPES.size()));
  }

  String fresh() {
    return "v" + names++;
  }

  /** Puts a new variable into scope; returns its name. */
  String declare(String type) {
    return declare(type, fresh(), false);
  }

  String declareFinal(String type) {
    return declare(type, fresh(), true);
  }

  String declare(String type, String name, boolean isFinal) {
    variables.add(new Variable(type, name, isFinal));
    return name;
  }

  /** A variable in scope of this type; null if there is none. */
  String variable(String type) {
    return pick(variables.stream().filter(v -> v.type.equals(type)).toList());
  }

  /** One that may be assigned to. */
  String changeable(String type) {
    return pick(variables.stream().filter(v -> v.type.equals(type) && !v.isFinal).toList());
  }

  private String pick(List<Variable> fitting) {
    return fitting.isEmpty() ? null : fitting.get(choices.next(fitting.size())).name;
  }

  /** To be given to {@link #leave}. */
  int enter() {
    return variables.size();
  }

  /** Drops what was declared since {@link #enter}. */
  void leave(int entered) {
    variables.subList(entered, variables.size()).clear();
  }

  /** Takes all variables that are not final out of scope, until {@link #restore}. */
  Hidden hide() {
    Hidden hidden = new Hidden(List.copyOf(variables));
    variables.removeIf(variable -> !variable.isFinal);
    return hidden;
  }

  void restore(Hidden hidden) {
    variables.clear();
    variables.addAll(hidden.variables);
  }

  String literal(String type) {
    int n = choices.next(5);
    return switch (type) {
      case "int" -> "" + n;
      case "long" -> n + "L";
      case "double" -> n + ".5";
      case "float" -> n + ".25f";
      case "boolean" -> "" + (n > 1);
      case "String" -> "\"s" + n + "\"";
      case "int[]" -> "(new int[] {" + n + ", 1, 2})";
      case "long[]" -> "(new long[] {" + n + ", 1, 2})";
      case "String[]" -> "(new String[] {\"a" + n + "\", \"b\", null})";
      case "byte", "short", "char" -> "(" + type + ") " + (n + 65);
      case "Integer" -> "Integer.valueOf(" + n + ")";
      default -> "(Object) \"o" + n + "\"";
    };
  }
}
