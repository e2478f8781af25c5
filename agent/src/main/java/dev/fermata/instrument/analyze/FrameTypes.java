package dev.fermata.instrument.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The verification types before each instruction: from the method's own stack maps and one pass
 * forwards. No class is loaded and none is guessed at.
 */
final class FrameTypes {
  private FrameTypes() {}

  /** Null where control never comes. */
  static FrameState[] of(String owner, MethodNode method) {
    AnalyzerAdapter types =
        new AnalyzerAdapter(owner, method.access, method.name, method.desc, null);
    AbstractInsnNode[] insns = method.instructions.toArray();
    FrameState[] states = new FrameState[insns.length];
    Map<Label, LabelNode> nodes = new HashMap<>();
    for (AbstractInsnNode insn : insns) {
      if (insn instanceof LabelNode label) {
        nodes.put(label.getLabel(), label);
      }
    }
    for (int i = 0; i < insns.length; i++) {
      if (types.locals != null) {
        states[i] = new FrameState(locals(types.locals, nodes), stack(types.stack, nodes));
      }
      insns[i].accept(types);
    }
    return states;
  }

  private static List<Object> locals(List<Object> types, Map<Label, LabelNode> nodes) {
    List<Object> locals = new ArrayList<>(types.size());
    for (Object type : types) {
      locals.add(node(type, nodes));
    }
    return locals;
  }

  /** ASM's list has two entries for a wide value; ours has one. */
  private static List<Object> stack(List<Object> types, Map<Label, LabelNode> nodes) {
    List<Object> stack = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      Object type = types.get(i);
      stack.add(node(type, nodes));
      if (FrameState.isWide(type)) {
        i++;
      }
    }
    return stack;
  }

  private static Object node(Object type, Map<Label, LabelNode> nodes) {
    return type instanceof Label label
        ? nodes.computeIfAbsent(label, absent -> new LabelNode(absent))
        : type;
  }
}
