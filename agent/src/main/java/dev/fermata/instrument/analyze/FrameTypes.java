package dev.fermata.instrument.analyze;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The verification types before instructions: from the method's own stack maps and one pass
 * forwards. No class is loaded and none is guessed at.
 */
final class FrameTypes {
  private final AbstractInsnNode[] insns;
  private final IntPredicate wanted;
  private final @Nullable FrameState[] states;
  private final BitSet reached = new BitSet();
  private final Map<Label, LabelNode> nodes = new HashMap<>();

  /** The locals as they were last noted; null when they have changed since. */
  private @Nullable List<Object> locals;

  private long entries;

  /**
   * Looks through a method.
   *
   * @param wanted tells the instructions before which the types are to be noted
   * @throws IllegalArgumentException if a descriptor is none
   */
  FrameTypes(String owner, MethodNode method, IntPredicate wanted) {
    this.wanted = wanted;
    insns = method.instructions.toArray();
    states = new FrameState[insns.length];
    try {
      pass(new AnalyzerAdapter(owner, method.access, method.name, method.desc, null));
    } catch (AssertionError malformed) {
      // what ASM's adapter throws, whether assertions are enabled or not
      throw new IllegalArgumentException("it has a malformed descriptor", malformed);
    }
  }

  /** The instructions that control comes to. */
  BitSet reached() {
    return reached;
  }

  /** By instruction; null where control never comes or the types were not wanted. */
  @Nullable FrameState[] states() {
    return states;
  }

  private void pass(AnalyzerAdapter types) {
    for (AbstractInsnNode insn : insns) {
      if (insn instanceof LabelNode label) {
        nodes.put(label.getLabel(), label);
      }
    }
    for (int i = 0; i < insns.length; i++) {
      if (types.locals != null) {
        reached.set(i);
        if (wanted.test(i)) {
          states[i] = state(types);
        }
      }
      insns[i].accept(types);
      if (mayChangeLocals(insns[i])) {
        locals = null;
      }
    }
  }

  private static boolean mayChangeLocals(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    return insn.getType() == AbstractInsnNode.FRAME
        || (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE)
        || opcode == Opcodes.INVOKESPECIAL;
  }

  private FrameState state(AnalyzerAdapter types) {
    if (locals == null) {
      locals = locals(types.locals);
      entries += locals.size();
    }
    entries += types.stack.size();
    Bounds.check(entries);
    return new FrameState(locals, stack(types.stack));
  }

  private List<Object> locals(List<Object> types) {
    List<Object> copy = new ArrayList<>(types.size());
    for (Object type : types) {
      copy.add(node(type));
    }
    return copy;
  }

  /** ASM's list has two entries for a wide value; ours has one. */
  private List<Object> stack(List<Object> types) {
    List<Object> stack = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      Object type = types.get(i);
      stack.add(node(type));
      if (FrameState.isWide(type)) {
        i++;
      }
    }
    return stack;
  }

  private Object node(Object type) {
    return type instanceof Label label
        ? nodes.computeIfAbsent(label, absent -> new LabelNode(absent))
        : type;
  }
}
