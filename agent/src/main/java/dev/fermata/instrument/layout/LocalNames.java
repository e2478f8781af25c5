package dev.fermata.instrument.layout;

import dev.fermata.instrument.analyze.ControlFlow;
import dev.fermata.instrument.analyze.MethodAnalysis;
import org.objectweb.asm.tree.LocalVariableNode;

/** The names of local variables, as far as the class file has them (JVMS §4.7.13). */
final class LocalNames {
  private final MethodAnalysis analysis;

  LocalNames(MethodAnalysis analysis) {
    this.analysis = analysis;
  }

  /** Returns the name of what is in a slot at an instruction; empty if unknown. */
  String of(int slot, int insn) {
    if (analysis.method().localVariables != null) {
      ControlFlow flow = analysis.flow();
      for (LocalVariableNode variable : analysis.method().localVariables) {
        if (variable.index == slot
            && flow.indexOf(variable.start) <= insn
            && insn < flow.indexOf(variable.end)) {
          return variable.name;
        }
      }
    }
    return "";
  }
}
