package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.analyze.SavedValue;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import dev.fermata.instrument.symbols.StartSymbols;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
  private final @Nullable BodyStart start;
  private final Landing landing;

  RestoreBlocks(BodyEmitter body, Landing landing, FrameAccess frame, RaiseBlocks raises) {
    slots = body.slots;
    out = body.out;
    start = body.context.start();
    this.landing = landing;
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
    landing.emit(point, after);
  }

  /**
   * Emits what begins a body by its first frame. The frame then counts as one that stands at the
   * first point, until it is saved.
   *
   * @param kept tells which fields stay as they are
   * @param first stands before the first instruction
   */
  void begin(BodyStart begun, Predicate<SavedValue> kept, Label first) {
    for (SavedValue local : begun.captured()) {
      frame.read(local, kept.test(local));
      Code.store(out, local.descriptor(), slots.of(local.index(), local.isWide()));
    }
    out.visitInsn(Opcodes.ICONST_1);
    frame.writeLabel();
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    Code.call(out, StartSymbols.BEGUN);
    out.visitJumpInsn(Opcodes.GOTO, first);
  }

  void readValues(SavePoint point, Predicate<SavedValue> kept) {
    for (SavedValue local : point.locals()) {
      if (start != null && start.isYielder(local)) {
        frame.letGo(local, kept.test(local)); // it was read before
      } else {
        frame.read(local, kept.test(local));
        Code.store(out, local.descriptor(), slots.of(local.index(), local.isWide()));
      }
    }
    for (SavedValue operand : point.operands()) {
      frame.read(operand, false);
    }
  }
}
