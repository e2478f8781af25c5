package dev.fermata.instrument.analyze;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.objectweb.asm.tree.LineNumberNode;

/** The lines of the source by instruction. */
final class Lines {
  private final NavigableMap<Integer, Integer> lines = new TreeMap<>();

  Lines(ControlFlow flow) {
    for (int i = 0; i < flow.size(); i++) {
      if (flow.insn(i) instanceof LineNumberNode number) {
        lines.put(i, number.line);
      }
    }
  }

  /** Returns -1 if the line of an instruction is not known. */
  int of(int index) {
    Map.Entry<Integer, Integer> line = lines.floorEntry(index);
    return line == null ? -1 : line.getValue();
  }
}
