package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Assigned;
import dev.fermata.instrument.analyze.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;

/**
 * Keeps the lines and the names of locals right where code of the original is left out.
 *
 * <p>The blocks that save and restore have no line: a breakpoint at the line of a call would be hit
 * again whenever it is resumed. Where a line goes on behind the call, it begins anew.
 */
final class DebugTables {
  private final BodyEmitter body;
  private final List<Range> ranges = new ArrayList<>();
  private final Map<Integer, Label> bounds = new HashMap<>();
  private final Map<Integer, Label> boundsOfCopy = new HashMap<>();
  private List<LocalVariableNode> variables = List.of();
  private @Nullable Assigned assigned;
  private int line = -1;
  private boolean isBehindGap = true;

  private record Range(LocalVariableNode variable, Label start, Label end) {}

  DebugTables(BodyEmitter body) {
    this.body = body;
    List<LocalVariableNode> all = body.context.method().localVariables;
    if (all == null || all.isEmpty() || !Bounds.allow(lengthOf(all))) {
      return;
    }
    variables = all;
    assigned = body.assigned();
    for (LocalVariableNode variable : variables) {
      if (assigned != null) {
        addRanges(variable, assigned);
      } else if (body.includesAny(from(variable), to(variable))) {
        ranges.add(new Range(variable, body.start(variable.start), body.end(variable.end)));
      }
    }
  }

  private long lengthOf(List<LocalVariableNode> variables) {
    long length = 0;
    for (LocalVariableNode variable : variables) {
      length += to(variable) - from(variable);
    }
    return length;
  }

  private int from(LocalVariableNode variable) {
    return Math.max(body.from(), body.flow.indexOf(variable.start));
  }

  private int to(LocalVariableNode variable) {
    return Math.min(body.to(), body.flow.indexOf(variable.end));
  }

  private void addRanges(LocalVariableNode variable, Assigned assigned) {
    Label start = null;
    int to = to(variable);
    int next;
    for (int i = from(variable); i < to; i = next) {
      next = Math.min(to, body.flow.endOfBlock(i));
      int real = body.flow.realFrom(i);
      if (real >= next || !body.includes(real)) {
        continue;
      }
      int since = body.flow.realFrom(Math.max(i, assigned.since(i, variable.index)));
      if (start != null && since > real) {
        ranges.add(new Range(variable, start, bound(real)));
        start = null;
      }
      if (start == null && since < next) {
        start = bound(since);
      }
    }
    if (start != null) {
      ranges.add(new Range(variable, start, body.end(variable.end)));
    }
  }

  private Label bound(int index) {
    return bounds.computeIfAbsent(index, absent -> new Label());
  }

  /** Is told of an instruction that is not emitted. */
  void leaveOut() {
    isBehindGap = true;
  }

  /** Is told of a line number, label or the like that is emitted. */
  void emitted(AbstractInsnNode insn) {
    if (insn instanceof LineNumberNode number) {
      line = number.line;
    }
  }

  /** Emits what stands before a real instruction. */
  void before(int index) {
    beginLine(index);
    Label bound = bounds.get(index);
    if (bound != null) {
      body.out.visitLabel(bound);
    }
  }

  private void beginLine(int index) {
    if (isBehindGap) {
      isBehindGap = false;
      int actual = body.analysis.lineOf(index);
      if (actual >= 0 && actual != line) {
        Label here = new Label();
        body.out.visitLabel(here);
        body.out.visitLineNumber(actual, here);
        line = actual;
      }
    }
  }

  /**
   * Is told that a block will be emitted once more.
   *
   * @param end stands behind it
   */
  void beginCopy(int from, int to, Label end) {
    isBehindGap = true;
    boundsOfCopy.clear();
    for (LocalVariableNode variable : variables) {
      int since = Math.max(from, from(variable));
      if (assigned != null && since < Math.min(to, to(variable))) {
        since = Math.max(since, assigned.since(from, variable.index));
      }
      int start = body.flow.realFrom(since);
      int until = body.flow.realFrom(to(variable));
      if (start < Math.min(to, until)) {
        Label last = until < to ? boundOfCopy(until) : end;
        ranges.add(new Range(variable, boundOfCopy(start), last));
      }
    }
  }

  private Label boundOfCopy(int index) {
    return boundsOfCopy.computeIfAbsent(index, absent -> new Label());
  }

  /** Emits what stands before a real instruction that is emitted once more. */
  void beforeCopied(int index) {
    isBehindGap |= body.analysis.lineOf(index) != line;
    beginLine(index);
    Label bound = boundsOfCopy.get(index);
    if (bound != null) {
      body.out.visitLabel(bound);
    }
  }

  /** Emits the table of locals, behind all code. */
  void emit() {
    for (Range range : ranges) {
      LocalVariableNode variable = range.variable;
      body.out.visitLocalVariable(
          variable.name,
          variable.desc,
          variable.signature,
          range.start,
          range.end,
          body.slots.of(variable.index, Type.getType(variable.desc).getSize() == 2));
    }
  }
}
