package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The source of chance of a random program, and the variables that are in scope. */
final class RandomScope {
  static final List<String> TYPES =
      List.of("int", "long", "double", "float", "boolean", "String", "int[]", "Object", "byte");

  private final Random random;
  private final List<Variable> variables = new ArrayList<>();
  private int names;

  record Variable(String type, String name) {}

  /** Variables that are out of scope for a while. */
  record Hidden(List<Variable> variables) {}

  RandomScope(long seed) {
    random = new Random(seed);
  }

  int chance(int bound) {
    return random.nextInt(bound);
  }

  boolean coin() {
    return random.nextBoolean();
  }

  String type() {
    return TYPES.get(chance(TYPES.size()));
  }

  String fresh() {
    return "v" + names++;
  }

  /** Puts a new variable into scope; returns its name. */
  String declare(String type) {
    return declare(type, fresh());
  }

  String declare(String type, String name) {
    variables.add(new Variable(type, name));
    return name;
  }

  /** A variable in scope of this type; null if there is none. */
  String variable(String type) {
    List<Variable> fitting = variables.stream().filter(v -> v.type.equals(type)).toList();
    return fitting.isEmpty() ? null : fitting.get(chance(fitting.size())).name;
  }

  /** To be given to {@link #leave}. */
  int enter() {
    return variables.size();
  }

  /** Drops what was declared since {@link #enter}. */
  void leave(int entered) {
    variables.subList(entered, variables.size()).clear();
  }

  /** Takes all variables out of scope, until {@link #restore}. */
  Hidden hide() {
    Hidden hidden = new Hidden(List.copyOf(variables));
    variables.clear();
    return hidden;
  }

  void restore(Hidden hidden) {
    variables.clear();
    variables.addAll(hidden.variables);
  }

  String literal(String type) {
    int n = chance(5);
    return switch (type) {
      case "int" -> "" + n;
      case "long" -> n + "L";
      case "double" -> n + ".5";
      case "float" -> n + ".25f";
      case "boolean" -> "" + (n > 1);
      case "String" -> "\"s" + n + "\"";
      case "int[]" -> "(new int[] {" + n + ", 1, 2})";
      case "byte" -> "(byte) " + n;
      default -> "(Object) \"o" + n + "\"";
    };
  }
}
