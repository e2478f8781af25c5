package dev.fermata.instrument.layout;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Marks what a frame that was written to a stream depends on: all code of its method, what each
 * field holds at each point, and the calling convention. Lines and names of variables may change.
 */
public final class CodeMark {
  private final StringBuilder text = new StringBuilder();
  private final Map<LabelNode, Integer> labels = new HashMap<>();

  private CodeMark(int convention) {
    text.append(convention).append('\n');
  }

  /**
   * Returns what tells the frames of one version of a method from those of others.
   *
   * @param analysis of the method
   * @param layout of its frames
   * @param convention the number of the calling convention
   * @return a short text, the same only if a frame of either version goes on alike in the other
   */
  public static String of(MethodAnalysis analysis, FrameLayout layout, int convention) {
    CodeMark mark = new CodeMark(convention);
    mark.addCode(analysis);
    analysis.points().forEach(point -> mark.addPoint(point, layout));
    layout.fields().forEach(field -> mark.text.append(field.descriptor()).append(' '));
    return Long.toHexString(LayoutMark.hash(mark.text.toString()));
  }

  private void addCode(MethodAnalysis analysis) {
    int real = 0;
    for (AbstractInsnNode insn : analysis.method().instructions) {
      if (insn instanceof LabelNode label) {
        labels.put(label, real);
      } else if (insn.getOpcode() >= 0) {
        real++;
      }
    }
    for (AbstractInsnNode insn : analysis.method().instructions) {
      if (insn.getOpcode() >= 0) {
        text.append(insn.getOpcode()).append(' ').append(operands(insn)).append('\n');
      }
    }
    for (TryCatchBlockNode row : analysis.method().tryCatchBlocks) {
      text.append(at(row.start)).append(at(row.end)).append(at(row.handler)).append(row.type);
    }
  }

  private Object operands(AbstractInsnNode insn) {
    return switch (insn.getType()) {
      case AbstractInsnNode.INT_INSN -> ((IntInsnNode) insn).operand;
      case AbstractInsnNode.VAR_INSN -> ((VarInsnNode) insn).var;
      case AbstractInsnNode.TYPE_INSN -> ((TypeInsnNode) insn).desc;
      case AbstractInsnNode.IINC_INSN ->
          ((IincInsnNode) insn).var + " " + ((IincInsnNode) insn).incr;
      case AbstractInsnNode.JUMP_INSN -> at(((JumpInsnNode) insn).label);
      case AbstractInsnNode.MULTIANEWARRAY_INSN ->
          ((MultiANewArrayInsnNode) insn).desc + ((MultiANewArrayInsnNode) insn).dims;
      case AbstractInsnNode.LDC_INSN -> constant(((LdcInsnNode) insn).cst);
      default -> longOperands(insn);
    };
  }

  private String longOperands(AbstractInsnNode insn) {
    if (insn instanceof FieldInsnNode field) {
      return field.owner + "." + field.name + field.desc;
    } else if (insn instanceof MethodInsnNode call) {
      return call.owner + "." + call.name + call.desc;
    } else if (insn instanceof InvokeDynamicInsnNode site) {
      return site.name + site.desc + site.bsm + Arrays.toString(site.bsmArgs);
    } else if (insn instanceof TableSwitchInsnNode cases) {
      return cases.min + " " + at(cases.labels) + at(cases.dflt);
    } else if (insn instanceof LookupSwitchInsnNode cases) {
      return cases.keys + " " + at(cases.labels) + at(cases.dflt);
    }
    return "";
  }

  private static String constant(Object constant) {
    return constant.getClass().getSimpleName() + " " + constant;
  }

  private String at(List<LabelNode> targets) {
    StringBuilder all = new StringBuilder();
    targets.forEach(target -> all.append(at(target)));
    return all.toString();
  }

  private String at(LabelNode target) {
    return labels.get(target) + " ";
  }

  private void addPoint(SuspensionPoint point, FrameLayout layout) {
    text.append(point.call().owner).append('.').append(point.call().name).append(point.call().desc);
    for (List<SavedValue> values : List.of(point.locals(), point.operands())) {
      for (SavedValue value : values) {
        FrameField field = layout.field(value);
        text.append(' ').append(value.home()).append(value.index()).append(value.descriptor());
        text.append(field == null ? "" : field.name());
      }
    }
    text.append('\n');
  }
}
