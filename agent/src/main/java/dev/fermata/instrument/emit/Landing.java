package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.SuspensionPoint;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;

/**
 * Where a restored method goes on. Jumping behind the call would enter a loop in its middle, and a
 * loop with two entries is none to the JIT. So the few instructions from there to the next jump,
 * which in a loop is often the one to its head, are made twice, if none of them can throw:
 *
 * <pre>{@code
 * head:    if (i >= n) goto end; y.yield(i, stack); …  after1: i++; goto head;
 * restore1: …                                          i++; goto head;
 * }</pre>
 */
final class Landing {
  private static final int MOST = 8;

  private final BodyEmitter body;

  Landing(BodyEmitter body) {
    this.body = body;
  }

  /** Whether the few instructions behind a point are made twice. */
  boolean isShort(SuspensionPoint point) {
    return jumpBehind(point) >= 0;
  }

  /**
   * Emits the way from a restored point; stack: as behind the call.
   *
   * @param after stands behind the call
   */
  void emit(SuspensionPoint point, Label after) {
    int jump = jumpBehind(point);
    if (jump < 0) {
      body.out.visitJumpInsn(Opcodes.GOTO, after);
      return;
    }
    for (int i = point.insn() + 1; i < jump; i++) {
      if (body.flow.insn(i).getOpcode() >= 0) {
        body.emitInsn(i, body.flow.insn(i));
      }
    }
    body.out.visitJumpInsn(Opcodes.GOTO, target(jump).getLabel());
  }

  /** The jump at the end of what is made twice; -1 if nothing is. */
  private int jumpBehind(SuspensionPoint point) {
    return body.flow.handlers(point.insn()).isEmpty() ? nextJump(point.insn() + 1) : -1;
  }

  /** The index of an unconditional jump that control comes to without fail; -1 if there is none. */
  private int nextJump(int from) {
    int found = 0;
    for (int i = from; i < body.flow.size() && found <= MOST; i++) {
      AbstractInsnNode insn = body.flow.insn(i);
      if (insn.getOpcode() == Opcodes.GOTO) {
        return body.includes(body.flow.indexOf(target(i))) ? i : -1;
      }
      if (insn.getOpcode() >= 0) {
        found++;
        if (!isHarmless(insn.getOpcode())) {
          return -1;
        }
      } else if (insn.getType() == AbstractInsnNode.FRAME) {
        return -1; // others come here too
      }
    }
    return -1;
  }

  private LabelNode target(int index) {
    return ((JumpInsnNode) body.flow.insn(index)).label;
  }

  /** Whether an instruction only moves and computes values. */
  private static boolean isHarmless(int opcode) {
    boolean divides =
        opcode == Opcodes.IDIV
            || opcode == Opcodes.LDIV
            || opcode == Opcodes.IREM
            || opcode == Opcodes.LREM;
    return opcode <= Opcodes.DCONST_1
        || opcode == Opcodes.BIPUSH
        || opcode == Opcodes.SIPUSH
        || (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD)
        || (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE)
        || (opcode >= Opcodes.POP && opcode <= Opcodes.DCMPG && !divides);
  }
}
