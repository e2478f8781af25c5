package dev.fermata.oracle;

import static dev.fermata.oracle.BytecodeState.OBJECT;
import static dev.fermata.oracle.BytecodeState.STRING;
import static dev.fermata.oracle.BytecodeState.isNew;
import static dev.fermata.oracle.BytecodeState.isWide;
import static dev.fermata.oracle.BytecodeState.prefix;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes single random instructions that fit the state, and short groups of them. */
final class BytecodeInsns {
  private static final List<String> TYPES = List.of("I", "J", "F", "D", STRING, OBJECT, "[I");
  private static final int MOST_OPERANDS = 12;

  private final Choices choices;
  private final List<String> methods;
  private final BytecodeState state;
  private final List<String> lines;
  private final BytecodeObjects objects;

  /**
   * Creates a writer.
   *
   * @param methods the descriptors of those that may be called
   * @param branch writes a branch that leaves the operands as they are, or with one more
   */
  BytecodeInsns(
      Choices choices,
      List<String> methods,
      BytecodeState state,
      List<String> lines,
      Runnable branch) {
    this.choices = choices;
    this.methods = methods;
    this.state = state;
    this.lines = lines;
    objects = new BytecodeObjects(choices, state, lines, this, branch);
  }

  String type() {
    return TYPES.get(choices.next(TYPES.size()));
  }

  void push(String type) {
    if (type.equals("[I")) {
      add("LDC 2", "NEWARRAY T_INT");
    } else if (isNew(type)) {
      throw new IllegalArgumentException(type);
    } else {
      add(BytecodeState.constant(type, choices.next(4)));
    }
    state.push(type);
  }

  /** A point: with the value on top of the stack, or none if that is not initialised. */
  void point() {
    String type = state.stack.isEmpty() ? "" : state.top(0);
    if (type.isEmpty() || isNew(type)) {
      add("INVOKESTATIC Probe.suspend ()V");
    } else if (type.length() == 1 || type.equals(STRING)) {
      add("INVOKESTATIC Probe.value (" + type + ")" + type);
    } else {
      add("INVOKESTATIC Probe.value (" + OBJECT + ")" + OBJECT);
      if (!type.equals(OBJECT)) {
        add("CHECKCAST " + (type.startsWith("L") ? type.substring(1, type.length() - 1) : type));
      }
    }
  }

  /** Takes all operands above a height off the stack. */
  void reduce(int height) {
    while (state.stack.size() > height) {
      add(isWide(state.pop()) ? "POP2" : "POP");
    }
  }

  /** Gives all locals that had a type the same type again. */
  void restore(String[] locals) {
    for (int slot = 0; slot < locals.length; slot++) {
      if (locals[slot] != null && !Objects.equals(locals[slot], state.locals[slot])) {
        push(locals[slot]);
        state.pop();
        add(prefix(locals[slot]) + "STORE " + slot);
        state.store(slot, locals[slot]);
      }
    }
  }

  boolean hasNew() {
    for (String type : state.locals) {
      if (isNew(type)) {
        return true;
      }
    }
    return state.stack.stream().anyMatch(BytecodeState::isNew);
  }

  void insn(int kind, int floor) {
    int free = state.stack.size() - floor;
    if (free == 0 && (kind == 2 || (kind >= 5 && kind <= 8))) {
      push(type());
      free++;
    }
    switch (kind) {
      case 0 -> add("INVOKESTATIC Probe.suspend ()V");
      case 1 -> push(type());
      case 2 -> point();
      case 3, 4 -> load();
      case 5, 6 -> store();
      case 7 -> shuffle(free);
      case 8 -> operation(free);
      case 9 -> objects.write();
      case 10 -> call();
      default -> fail();
    }
    if (state.stack.size() > floor + MOST_OPERANDS) {
      reduce(floor + MOST_OPERANDS / 2);
    }
  }

  private void load() {
    List<Integer> known = new ArrayList<>();
    for (int slot = 0; slot < BytecodeState.SLOTS; slot++) {
      if (state.locals[slot] != null && !isNew(state.locals[slot])) {
        known.add(slot);
      }
    }
    int slot = known.get(choices.next(known.size()));
    add(prefix(state.locals[slot]) + "LOAD " + slot);
    state.push(state.locals[slot]);
  }

  private void store() {
    if (isNew(state.top(0))) {
      point();
      return;
    }
    int slot = 1 + choices.next(BytecodeState.SLOTS - 1);
    String type = state.pop();
    add(prefix(type) + "STORE " + slot);
    state.store(slot, type);
  }

  private void shuffle(int free) {
    String top = state.top(0);
    if (isWide(top)) {
      add("DUP2");
      state.push(top);
    } else if (free < 2 || isWide(state.top(1))) {
      add(free >= 2 && choices.next(2) == 1 ? "DUP_X2" : "DUP");
      if (lines.get(lines.size() - 1).equals("DUP_X2")) {
        state.stack.add(state.stack.size() - 2, top);
      } else {
        state.push(top);
      }
    } else {
      String below = state.top(1);
      switch (choices.next(3)) {
        case 0 -> {
          add("SWAP");
          state.pop();
          state.pop();
          state.push(top);
          state.push(below);
        }
        case 1 -> {
          add("DUP_X1");
          state.stack.add(state.stack.size() - 2, top);
        }
        default -> {
          add("DUP2");
          state.push(below);
          state.push(top);
        }
      }
    }
  }

  private void operation(int free) {
    String type = state.top(0);
    if (type.length() > 1) {
      if (type.equals(STRING)) {
        add("INVOKEVIRTUAL String.length ()I");
        state.pop();
        state.push("I");
      } else if (type.equals("[I")) {
        add("DUP", "LDC 1", "DUP2", "IALOAD", "INVOKESTATIC Probe.value (I)I", "IASTORE");
      }
      return;
    }
    if (free >= 2 && state.top(1).equals(type)) {
      state.pop();
    } else {
      push(type);
      point();
      state.pop();
    }
    add(prefix(type) + List.of("ADD", "SUB", "MUL").get(choices.next(3)));
    if (choices.next(2) == 1) {
      point();
    }
  }

  private void call() {
    int called = choices.next(methods.size());
    String descriptor = methods.get(called);
    String result = descriptor.substring(descriptor.indexOf(')') + 1);
    String skip = "skip" + lines.size();
    String end = "end" + lines.size();
    add("ILOAD 0", "IFLE " + skip, "ILOAD 0", "LDC 1", "ISUB");
    List<String> parameters = BytecodeState.parameters(descriptor);
    for (String parameter : parameters.subList(1, parameters.size())) {
      push(parameter);
    }
    parameters.subList(1, parameters.size()).forEach(each -> state.pop());
    add("INVOKESTATIC Self.m" + called + " " + descriptor, "GOTO " + end, skip + ":");
    push(result);
    add(end + ":");
  }

  /** Throws where a number that was computed is small. */
  private void fail() {
    String skip = "skip" + lines.size();
    push("I");
    point();
    state.pop();
    add("IFNE " + skip, "LDC \"failure\"", "INVOKESTATIC Probe.fail (Ljava/lang/String;)V");
    add(skip + ":");
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }
}
