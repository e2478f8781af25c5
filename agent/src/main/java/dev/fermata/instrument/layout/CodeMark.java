package dev.fermata.instrument.layout;

import dev.fermata.instrument.analyze.ControlFlow;
import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import java.util.Arrays;
import java.util.List;
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
  private final TextHash text = new TextHash();
  private final ControlFlow flow;

  /** By instruction, label or the like, how many instructions with an opcode stand before it. */
  private final int[] numbers;

  private CodeMark(MethodAnalysis analysis) {
    flow = analysis.flow();
    numbers = new int[flow.size()];
    int number = 0;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number;
      number += flow.insn(i).getOpcode() >= 0 ? 1 : 0;
    }
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
    CodeMark mark = new CodeMark(analysis);
    mark.text.add(convention).add('\n');
    mark.addCode();
    for (TryCatchBlockNode row : analysis.method().tryCatchBlocks) {
      mark.at(row.start).at(row.end).at(row.handler).text.add(String.valueOf(row.type));
    }
    analysis.points().forEach(point -> mark.addPoint(point, layout));
    layout.fields().forEach(field -> mark.text.add(field.descriptor()).add(' '));
    return mark.text.hex();
  }

  private void addCode() {
    for (int i = 0; i < flow.size(); i++) {
      AbstractInsnNode insn = flow.insn(i);
      if (insn.getOpcode() >= 0) {
        text.add(insn.getOpcode()).add(' ');
        addOperands(insn);
        text.add('\n');
      }
    }
  }

  private void addOperands(AbstractInsnNode insn) {
    switch (insn.getType()) {
      case AbstractInsnNode.INT_INSN -> text.add(((IntInsnNode) insn).operand);
      case AbstractInsnNode.VAR_INSN -> text.add(((VarInsnNode) insn).var);
      case AbstractInsnNode.TYPE_INSN -> text.add(((TypeInsnNode) insn).desc);
      case AbstractInsnNode.IINC_INSN ->
          text.add(((IincInsnNode) insn).var).add(' ').add(((IincInsnNode) insn).incr);
      case AbstractInsnNode.JUMP_INSN -> at(((JumpInsnNode) insn).label);
      case AbstractInsnNode.LDC_INSN -> addConstant(((LdcInsnNode) insn).cst);
      default -> addLongOperands(insn);
    }
  }

  private void addLongOperands(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      text.add(call.owner).add('.').add(call.name).add(call.desc);
    } else if (insn instanceof FieldInsnNode field) {
      text.add(field.owner).add('.').add(field.name).add(field.desc);
    } else if (insn instanceof MultiANewArrayInsnNode made) {
      text.add(made.desc).add(made.dims);
    } else if (insn instanceof InvokeDynamicInsnNode site) {
      text.add(site.name).add(site.desc).add(site.bsm.toString());
      text.add(Arrays.toString(site.bsmArgs));
    } else if (insn instanceof TableSwitchInsnNode cases) {
      text.add(cases.min).add(' ');
      at(cases.labels).at(cases.dflt);
    } else if (insn instanceof LookupSwitchInsnNode cases) {
      text.add(cases.keys.toString()).add(' ');
      at(cases.labels).at(cases.dflt);
    }
  }

  private void addConstant(Object constant) {
    text.add(constant.getClass().getSimpleName()).add(' ').add(constant.toString());
  }

  private CodeMark at(List<LabelNode> targets) {
    targets.forEach(this::at);
    return this;
  }

  private CodeMark at(LabelNode target) {
    text.add(numbers[flow.indexOf(target)]).add(' ');
    return this;
  }

  private void addPoint(SuspensionPoint point, FrameLayout layout) {
    text.add(point.call().owner).add('.').add(point.call().name).add(point.call().desc);
    addValues(point.locals(), layout);
    addValues(point.operands(), layout);
    text.add('\n');
  }

  private void addValues(List<SavedValue> values, FrameLayout layout) {
    for (SavedValue value : values) {
      text.add(' ').add(value.home().toString()).add(value.index()).add(value.descriptor());
      FrameField field = layout.field(value);
      if (field != null) {
        text.add(field.name());
      }
    }
  }
}
