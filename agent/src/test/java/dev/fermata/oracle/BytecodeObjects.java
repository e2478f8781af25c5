package dev.fermata.oracle;

import static dev.fermata.oracle.BytecodeState.STRING;

import java.util.List;

/** Writes the making of objects, with points while they are not initialised. */
final class BytecodeObjects {
  private final Choices choices;
  private final BytecodeState state;
  private final List<String> lines;
  private final BytecodeInsns insns;
  private final Runnable branch;
  private int written;

  BytecodeObjects(
      Choices choices,
      BytecodeState state,
      List<String> lines,
      BytecodeInsns insns,
      Runnable branch) {
    this.choices = choices;
    this.state = state;
    this.lines = lines;
    this.insns = insns;
    this.branch = branch;
  }

  /**
   * An object with values and points between its parts; its copies may go to a local and under
   * other values.
   */
  void write() {
    String marker = "new " + written++;
    if (choices.next(3) == 2) {
      underItsArgument(marker);
      return;
    }
    add("NEW String", "DUP");
    state.push(marker);
    state.push(marker);
    int slot = 1 + choices.next(BytecodeState.SLOTS - 1);
    boolean inLocal = choices.next(3) == 2;
    if (inLocal) {
      add("DUP", "ASTORE " + slot);
      state.store(slot, marker);
    }
    if (choices.next(3) == 2) {
      add("DUP");
      state.push(marker);
    }
    between();
    insns.push(STRING);
    insns.point();
    state.pop();
    state.pop();
    add("INVOKESPECIAL String.<init> (Ljava/lang/String;)V");
    state.initialised(marker, STRING);
    if (inLocal && STRING.equals(state.locals[slot])) {
      add(
          "ALOAD " + slot,
          "INVOKESTATIC Probe.value (Ljava/lang/String;)Ljava/lang/String;",
          "POP");
    }
  }

  /** What happens while the object is not initialised. */
  private void between() {
    int below = state.stack.size();
    for (int i = choices.next(3); i > 0; i--) {
      int kind = choices.next(14);
      if (kind > 11) {
        branch.run();
      } else {
        insns.insn(kind, below);
      }
    }
    insns.reduce(below);
  }

  /** The argument is there before the object, which is moved under it. */
  private void underItsArgument(String marker) {
    insns.push(STRING);
    add("NEW String");
    state.pop();
    state.push(marker);
    state.push(STRING);
    state.push(marker);
    add("DUP_X1");
    add("INVOKESTATIC Probe.suspend ()V");
    add("SWAP");
    state.pop();
    state.pop();
    state.push(marker);
    state.push(STRING);
    insns.point();
    state.pop();
    state.pop();
    add("INVOKESPECIAL String.<init> (Ljava/lang/String;)V");
    state.initialised(marker, STRING);
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }
}
