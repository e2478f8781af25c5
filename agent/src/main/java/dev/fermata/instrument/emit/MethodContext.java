package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.Piece;
import dev.fermata.instrument.analyze.Pieces;
import dev.fermata.instrument.layout.FrameLayout;
import dev.fermata.instrument.layout.FrameShape;
import dev.fermata.instrument.layout.LayoutMark;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the emitters of one method share.
 *
 * @param owner internal name of the class
 * @param version of the class file
 * @param isInterface whether the class is an interface
 * @param sourceFile for stack traces; may be null
 * @param frameClass internal name of the frame class
 * @param analysis of the original
 * @param layout of the frame class
 * @param pieces of the resume method; null if it is one
 * @param start how it is begun by resuming a frame; null if it is not
 * @param isDouble whether there is a second twin
 * @param isMocked whether the twin has to ask Mockito
 * @param lambdas gives the instruction that stands in place of an invokedynamic
 */
record MethodContext(
    String owner,
    int version,
    boolean isInterface,
    @Nullable String sourceFile,
    String frameClass,
    MethodAnalysis analysis,
    FrameLayout layout,
    @Nullable Pieces pieces,
    @Nullable BodyStart start,
    boolean isDouble,
    boolean isMocked,
    UnaryOperator<InvokeDynamicInsnNode> lambdas) {
  MethodNode method() {
    return analysis.method();
  }

  Type returnType() {
    return Type.getReturnType(method().desc);
  }

  TryPoints tryPoints() {
    return TryPoints.of(owner, analysis, pieces);
  }

  FrameShape shape() {
    List<String> resumes =
        pieces == null
            ? List.of(resumeDescriptor())
            : pieces.all().stream().map(this::pieceDescriptor).toList();
    String mark = LayoutMark.of(analysis, layout);
    if (start != null) {
      mark += "-" + start.descriptor() + start.captured().stream().map(layout::field).toList();
    }
    return new FrameShape(
        frameClass, pieces == null ? mark : mark + LayoutMark.ofCode(analysis), resumes, isDouble);
  }

  String resumeDescriptor() {
    return resumeDescriptor("");
  }

  String pieceDescriptor(Piece piece) {
    return resumeDescriptor(RuntimeSymbols.pieceMark(piece.number()));
  }

  private String resumeDescriptor(String mark) {
    String parameters = "(L" + frameClass + ";" + RuntimeSymbols.FRAME_STACK_DESC + mark + ")";
    return parameters + returnType().getDescriptor();
  }
}
