package dev.fermata.instrument.analyze;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** How many monitors the frame holds before each instruction; the greatest number of all ways. */
final class MonitorDepth {
  /** More than any compiler nests; ends the search in code whose monitors do not balance. */
  private static final int MOST = 64;

  private final ControlFlow flow;
  private final int[] depths;
  private final Deque<Integer> work = new ArrayDeque<>();

  MonitorDepth(ControlFlow flow) {
    this.flow = flow;
    depths = new int[flow.size()];
    if (usesMonitors()) {
      Arrays.fill(depths, -1);
      reach(0, 0);
      while (!work.isEmpty()) {
        step(work.pop());
      }
    }
  }

  boolean isHeldAt(int index) {
    return depths[index] > 0;
  }

  private boolean usesMonitors() {
    for (int i = 0; i < flow.size(); i++) {
      if (flow.insn(i).getOpcode() == Opcodes.MONITORENTER) {
        return true;
      }
    }
    return false;
  }

  private void step(int index) {
    int before = depths[index];
    int opcode = flow.insn(index).getOpcode();
    int after = before;
    if (opcode == Opcodes.MONITORENTER) {
      after++;
    } else if (opcode == Opcodes.MONITOREXIT) {
      after = Math.max(0, before - 1);
    }
    for (int successor : flow.successors(index)) {
      reach(successor, after);
    }
    if (opcode >= 0) {
      for (TryCatchBlockNode block : flow.handlers(index)) {
        reach(flow.indexOf(block.handler), opcode == Opcodes.MONITOREXIT ? after : before);
        if (block.type == null) {
          break; // catches all: the rows behind it are for other instructions
        }
      }
    }
  }

  private void reach(int index, int depth) {
    int reached = Math.min(depth, MOST);
    if (reached > depths[index]) {
      depths[index] = reached;
      work.push(index);
    }
  }
}
