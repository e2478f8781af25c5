package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.Piece;
import dev.fermata.instrument.analyze.Pieces;
import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Calls the pieces of a method one after the other, until one ends or suspends it.
 *
 * <pre>{@code
 * do {
 *   result = frame.label >= 3 ? C.m(frame, stack, (char) 0) : C.m(frame, stack, (byte) 0);
 * } while (frame.label > 7);                 // which is a crossing
 * }</pre>
 */
final class PieceLoop {
  private final MethodContext context;
  private final Slots slots;
  private final StackMap maps;
  private final MethodVisitor out;
  private final List<Object> below;
  private final List<Range> ranges = new ArrayList<>();

  /** The labels from {@code first} on belong to a piece. */
  private record Range(int first, Piece piece) {
    static void add(List<? extends SavePoint> saved, Piece piece, List<Range> ranges) {
      if (!saved.isEmpty()) {
        ranges.add(new Range(saved.get(0).label(), piece));
      }
    }
  }

  /**
   * Prepares the loop.
   *
   * @param slots where the frame and the stack are; nothing else is in locals
   * @param below what lies on the operand stack
   */
  PieceLoop(
      MethodContext context, Pieces pieces, Slots slots, List<Object> below, MethodVisitor out) {
    this.context = context;
    this.slots = slots;
    this.below = below;
    this.out = out;
    maps = new StackMap(context, slots, out);
    for (Piece piece : pieces.all()) {
      Range.add(piece.points(), piece, ranges);
      Range.add(piece.entries(), piece, ranges);
    }
    ranges.sort(Comparator.comparingInt(Range::first));
  }

  /** Emits the loop; behind it the result is on the stack. */
  void emit() {
    Label again = new Label();
    Label done = new Label();
    Label ended = new Label();
    out.visitLabel(again);
    maps.visit(below);
    call(0, ranges.size(), done);
    List<Object> withResult = new ArrayList<>(below);
    Object result = Code.verificationType(context.returnType());
    if (result != null) {
      withResult.add(result);
    }
    out.visitLabel(done);
    maps.visit(withResult);
    // stack: result, below
    readLabel();
    Code.push(out, context.analysis().points().size());
    out.visitJumpInsn(Opcodes.IF_ICMPLE, ended);
    Code.pop(out, context.returnType());
    out.visitJumpInsn(Opcodes.GOTO, again);
    out.visitLabel(ended);
    maps.visit(withResult);
  }

  /** Calls the piece of the label, which is that of a range between the two. */
  private void call(int from, int to, Label done) {
    if (to - from > 1) {
      int middle = (from + to) >>> 1;
      Label upper = new Label();
      readLabel();
      Code.push(out, ranges.get(middle).first());
      out.visitJumpInsn(Opcodes.IF_ICMPGE, upper);
      call(from, middle, done);
      out.visitLabel(upper);
      maps.visit(below);
      call(middle, to, done);
      return;
    }
    out.visitVarInsn(Opcodes.ALOAD, slots.frame());
    out.visitVarInsn(Opcodes.ALOAD, slots.stack());
    Piece piece = ranges.get(from).piece();
    RuntimeSymbols.pieceMark(piece.number()).chars().forEach(mark -> Code.push(out, 0));
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        context.owner(),
        context.method().name,
        context.pieceDescriptor(piece),
        context.isInterface());
    out.visitJumpInsn(Opcodes.GOTO, done);
  }

  private void readLabel() {
    out.visitVarInsn(Opcodes.ALOAD, slots.frame());
    Code.get(out, RuntimeSymbols.LABEL);
  }
}
