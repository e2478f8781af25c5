package dev.fermata.instrument.layout;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * Marks what frames depend on: the calls of the suspension points and what is saved at each, with
 * the names of locals as far as they are known. What is done between the points may change.
 */
public final class LayoutMark {
  private final FrameLayout layout;
  private final LocalNames names;
  private final TextHash text = new TextHash();

  private LayoutMark(MethodAnalysis analysis, FrameLayout layout) {
    this.layout = layout;
    names = new LocalNames(analysis);
  }

  /**
   * Returns what tells the frames of one body from those of another.
   *
   * @param analysis of the method
   * @param layout of its frames
   * @return a short text, the same only if frames of either body can be resumed in the other
   */
  public static String of(MethodAnalysis analysis, FrameLayout layout) {
    LayoutMark mark = new LayoutMark(analysis, layout);
    analysis.points().forEach(mark::add);
    return mark.text.length() + "-" + mark.text.hex();
  }

  /**
   * Marks the shape of all code: where a method was cut into pieces depends on it.
   *
   * @param analysis of the method
   * @return the same only if the same instructions jump to the same places
   */
  public static String ofCode(MethodAnalysis analysis) {
    TextHash code = new TextHash();
    InsnList list = analysis.method().instructions;
    for (AbstractInsnNode insn : list) {
      code.add(insn.getOpcode()).add(' ');
      if (insn instanceof JumpInsnNode jump) {
        code.add(list.indexOf(jump.label)).add(' ');
      } else if (insn instanceof TableSwitchInsnNode cases) {
        cases.labels.forEach(label -> code.add(list.indexOf(label)).add(' '));
      } else if (insn instanceof LookupSwitchInsnNode cases) {
        cases.labels.forEach(label -> code.add(list.indexOf(label)).add(' '));
      }
    }
    return "-" + code.hex();
  }

  private void add(SuspensionPoint point) {
    text.add(point.call().owner).add('.').add(point.call().name).add(point.call().desc);
    text.add(point.target().toString());
    for (SavedValue operand : point.operands()) {
      add(operand, "");
    }
    for (SavedValue local : point.locals()) {
      add(local, names.of(local.index(), point.insn()));
    }
    text.add('\n');
  }

  private void add(SavedValue value, String name) {
    text.add(' ').add(value.index()).add(name).add(value.descriptor());
    FrameField field = layout.field(value);
    if (field != null) {
      text.add(field.name());
    }
  }
}
