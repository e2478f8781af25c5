package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.function.Predicate;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Brings the values of a point back from the frame.
 *
 * <pre>{@code
 * a = frame.f0; operands; if (stack.hasException()) goto raise1;
 * result = stack.takeInt(); goto after1;
 * }</pre>
 */
final class RestoreBlocks {
  private final Slots slots;
  private final MethodVisitor out;
  private final FrameAccess frame;
  private final RaiseBlocks raises;

  RestoreBlocks(BodyEmitter body, FrameAccess frame, RaiseBlocks raises) {
    slots = body.slots;
    out = body.out;
    this.frame = frame;
    this.raises = raises;
  }

  /**
   * Emits the block of a suspension point.
   *
   * @param kept tells which fields stay as they are
   * @param after stands behind the call
   */
  void emit(SuspensionPoint point, Predicate<SavedValue> kept, Label after) {
    readValues(point, kept);
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    Code.call(out, RuntimeSymbols.HAS_EXCEPTION);
    out.visitJumpInsn(Opcodes.IFNE, raises.block(point));
    Code.takeResult(out, point.result(), slots.stack());
    out.visitJumpInsn(Opcodes.GOTO, after);
  }

  void readValues(SavePoint point, Predicate<SavedValue> kept) {
    for (SavedValue local : point.locals()) {
      frame.read(local, kept.test(local));
      Code.store(out, local.descriptor(), slots.of(local.index(), local.isWide()));
    }
    for (SavedValue operand : point.operands()) {
      frame.read(operand, false);
    }
  }
}
