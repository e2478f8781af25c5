package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Crossing;
import dev.fermata.instrument.analyze.Pieces;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The twin of a method that is too large for one: it runs the pieces from the beginning, with a
 * frame from the start.
 *
 * <pre>{@code
 * Frame_m frame = new Frame_m(); frame.f0 = parameter; frame.label = 4;
 * return …;                                  // the loop over the pieces
 * }</pre>
 */
final class CutTwin {
  private CutTwin() {}

  static void emit(MethodContext context, Pieces pieces, MethodVisitor out) {
    Slots twin = Slots.ofTwin(context.analysis());
    int frame = twin.stack() + 1;
    Crossing start = pieces.crossings().get(0);
    out.visitCode();
    FrameAccess access = new FrameAccess(context, twin, frame, out);
    access.create();
    access.writeLocals(start, local -> true);
    Code.push(out, start.label());
    access.writeLabel();
    Slots slots = new Slots(frame, twin.stack(), twin.parameters(), 1, -1, frame + 1);
    new PieceLoop(context, pieces, slots, List.of(), out).emit();
    out.visitInsn(context.returnType().getOpcode(Opcodes.IRETURN));
    out.visitMaxs(0, 0);
    out.visitEnd();
  }
}
