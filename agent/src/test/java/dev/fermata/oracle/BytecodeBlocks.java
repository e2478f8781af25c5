package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;

/** Writes one random method for {@link RandomBytecode}: blocks, branches, loops and handlers. */
final class BytecodeBlocks {
  private static final int DEEPEST = 3;
  private static final int MOST_COUNTERS = 60;

  private final Choices choices;
  private final String descriptor;
  private final List<String> lines = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private final BytecodeState state = new BytecodeState();
  private final BytecodeInsns insns;
  private int labels;
  private int depth;
  private int counters = BytecodeState.SLOTS + 2;

  BytecodeBlocks(Choices choices, List<String> methods, String descriptor) {
    this.choices = choices;
    this.descriptor = descriptor;
    insns = new BytecodeInsns(choices, methods, state, lines, this::branch);
  }

  /** The lines of the method. Slot 0 has how deep calls may be, and does not change. */
  List<String> method() {
    int slot = 0;
    for (String type : BytecodeState.parameters(descriptor)) {
      state.store(slot, type);
      slot += BytecodeState.isWide(type) ? 2 : 1;
    }
    block(8, 0);
    insns.reduce(0);
    String result = descriptor.substring(descriptor.indexOf(')') + 1);
    insns.push(result);
    if (choices.next(2) == 1) {
      insns.point();
    }
    lines.add(BytecodeState.prefix(result) + "RETURN");
    List<String> all = new ArrayList<>(rows);
    all.addAll(lines);
    return all;
  }

  /** Leaves the operands below {@code floor} alone. */
  private void block(int most, int floor) {
    depth++;
    boolean more = true;
    for (int i = 0; i < most && more; i++) {
      int part = choices.begin();
      more = choices.next(4) != 0;
      if (more) {
        step(floor);
      }
      choices.end(part);
    }
    depth--;
  }

  private void step(int floor) {
    int kind = choices.next(depth > DEEPEST ? 12 : 20);
    if (kind < 12) {
      insns.insn(kind, floor);
    } else if (kind < 15) {
      conditional();
    } else if (kind == 15) {
      cases();
    } else if (!insns.hasNew() && counters < MOST_COUNTERS) {
      // no object may be uninitialised at a jump back, nor is it known in a handler
      switch (kind) {
        case 16 -> loop();
        case 17 -> loopWithTwoEntries();
        default -> range(kind == 19);
      }
    }
  }

  private void branch() {
    if (depth <= DEEPEST) {
      conditional();
    }
  }

  /** Both ways leave the same on the stack: what was there, or one value more. */
  private void conditional() {
    String other = label();
    String end = label();
    insns.push("I");
    insns.point();
    state.pop();
    lines.add((choices.next(2) == 0 ? "IFEQ " : "IFGT ") + other);
    String[] locals = state.locals.clone();
    List<String> stack = List.copyOf(state.stack);
    String result = choices.next(2) == 0 ? null : insns.type();
    arm(stack.size(), result);
    lines.add("GOTO " + end);
    String[] first = state.locals.clone();
    lines.add(other + ":");
    state.become(locals, stack);
    arm(stack.size(), result);
    lines.add(end + ":");
    state.become(state.merged(first), List.copyOf(state.stack));
  }

  /** Objects of the surroundings stay uninitialised, so that all ways agree on them. */
  private void arm(int floor, String result) {
    block(3, floor);
    insns.reduce(floor);
    if (result != null) {
      insns.push(result);
    }
  }

  private void cases() {
    List<String> targets = List.of(label(), label(), label());
    String end = label();
    insns.push("I");
    insns.point();
    state.pop();
    lines.add(
        "TABLESWITCH 0 " + targets.get(0) + " " + targets.get(1) + " default " + targets.get(2));
    String[] locals = state.locals.clone();
    List<String> stack = List.copyOf(state.stack);
    String[] common = null;
    for (String target : targets) {
      lines.add(target + ":");
      state.become(locals, stack);
      arm(stack.size(), null);
      lines.add("GOTO " + end);
      common = common == null ? state.locals.clone() : state.merged(common);
    }
    lines.add(end + ":");
    state.become(common, stack);
  }

  private void loop() {
    String head = label();
    int counter = counter();
    lines.add(head + ":");
    repeatable();
    lines.add("IINC " + counter + " -1");
    lines.add("ILOAD " + counter);
    lines.add("IFGT " + head);
  }

  private void loopWithTwoEntries() {
    String head = label();
    String middle = label();
    int counter = counter();
    insns.push("I");
    insns.point();
    state.pop();
    lines.add("IFEQ " + middle);
    String[] locals = state.locals.clone();
    lines.add(head + ":");
    repeatable();
    lines.add(middle + ":");
    state.become(locals, List.copyOf(state.stack));
    repeatable();
    lines.add("IINC " + counter + " -1");
    lines.add("ILOAD " + counter);
    lines.add("IFGT " + head);
  }

  /** A block behind which the types are as they were before it. */
  private void repeatable() {
    String[] locals = state.locals.clone();
    int floor = state.stack.size();
    block(3, floor);
    insns.reduce(floor);
    insns.restore(locals);
  }

  private int counter() {
    int counter = counters++;
    lines.add("LDC " + (1 + choices.next(3)));
    lines.add("ISTORE " + counter);
    state.store(counter, "I");
    return counter;
  }

  /** One range, or two that overlap without either being in the other. */
  private void range(boolean overlapping) {
    List<String> stack = List.copyOf(state.stack);
    String end = label();
    Range outer = new Range();
    lines.add("NOP");
    block(2, stack.size());
    Range inner = overlapping ? new Range() : null;
    insns.point();
    block(3, stack.size());
    outer.end();
    if (inner != null) {
      insns.point();
      block(2, stack.size());
      inner.end();
    }
    insns.reduce(stack.size());
    lines.add("GOTO " + end);
    String[] common = state.locals.clone();
    common = outer.handler(stack, common, end);
    if (inner != null) {
      common = inner.handler(stack, common, end);
    }
    lines.add(end + ":");
    state.become(common, stack);
  }

  private String label() {
    return "l" + labels++;
  }

  /** A range of instructions with a handler. */
  private final class Range {
    private final String from = label();
    private final String to = label();
    private final String handler = label();
    private final String[] locals;

    Range() {
      lines.add(from + ":");
      locals = state.beginRange();
    }

    void end() {
      lines.add("NOP"); // a range may not be empty
      lines.add(to + ":");
      state.endRange(locals);
      String type = List.of("any", "IllegalStateException", "Exception").get(choices.next(3));
      String row = "TRY " + from + " " + to + " " + handler + " " + type;
      rows.add(choices.next(rows.size() + 1), row);
    }

    /** Ends with the stack as it was before the range, or by throwing; returns what is common. */
    String[] handler(List<String> stack, String[] before, String end) {
      lines.add(handler + ":");
      state.become(locals, List.of());
      if (choices.next(3) == 2) {
        int slot = 1 + choices.next(BytecodeState.SLOTS - 1);
        lines.add("ASTORE " + slot);
        state.store(slot, "Ljava/lang/Throwable;");
        block(2, 0);
        insns.reduce(0);
        if (state.locals[slot] != null && state.locals[slot].equals("Ljava/lang/Throwable;")) {
          lines.add("ALOAD " + slot);
          lines.add("ATHROW");
          return before;
        }
      } else {
        lines.add("INVOKESTATIC Probe.message (Ljava/lang/Throwable;)Ljava/lang/String;");
        state.push(BytecodeState.STRING);
        insns.point();
        block(2, 0);
        insns.reduce(0);
      }
      stack.forEach(insns::push);
      lines.add("GOTO " + end);
      return state.merged(before);
    }
  }
}
