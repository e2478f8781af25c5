package dev.fermata.instrument.layout;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import java.nio.charset.StandardCharsets;
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
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final FrameLayout layout;
  private final LocalNames names;
  private final StringBuilder text = new StringBuilder();

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
    return mark.text.length() + "-" + Long.toHexString(hash(mark.text.toString()));
  }

  /**
   * Marks the shape of all code: where a method was cut into pieces depends on it.
   *
   * @param analysis of the method
   * @return the same only if the same instructions jump to the same places
   */
  public static String ofCode(MethodAnalysis analysis) {
    StringBuilder code = new StringBuilder();
    InsnList list = analysis.method().instructions;
    for (AbstractInsnNode insn : list) {
      code.append(insn.getOpcode()).append(' ');
      if (insn instanceof JumpInsnNode jump) {
        code.append(list.indexOf(jump.label)).append(' ');
      } else if (insn instanceof TableSwitchInsnNode cases) {
        cases.labels.forEach(label -> code.append(list.indexOf(label)).append(' '));
      } else if (insn instanceof LookupSwitchInsnNode cases) {
        cases.labels.forEach(label -> code.append(list.indexOf(label)).append(' '));
      }
    }
    return "-" + Long.toHexString(hash(code.toString()));
  }

  private void add(SuspensionPoint point) {
    text.append(point.call().owner).append('.').append(point.call().name);
    text.append(point.call().desc).append(point.target());
    for (SavedValue operand : point.operands()) {
      add(operand, "");
    }
    for (SavedValue local : point.locals()) {
      add(local, names.of(local.index(), point.insn()));
    }
    text.append('\n');
  }

  private void add(SavedValue value, String name) {
    FrameField field = layout.field(value);
    text.append(' ').append(value.index()).append(name).append(value.descriptor());
    text.append(field == null ? "" : field.name());
  }

  static long hash(String text) {
    long hash = FNV_BASIS;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ each) * FNV_PRIME;
    }
    return hash;
  }
}
