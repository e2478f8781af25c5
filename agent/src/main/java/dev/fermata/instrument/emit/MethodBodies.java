package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.Piece;
import dev.fermata.instrument.analyze.Pieces;
import dev.fermata.instrument.analyze.ResumeFlow;
import dev.fermata.instrument.analyze.SavePoint;
import dev.fermata.instrument.layout.FrameLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Writes the twin of one method, and what resumes it: one method, or its pieces. */
final class MethodBodies {
  /** What is decided for the method: its frame class, how it is cut, and what it has already. */
  record Given(
      String frameClass, @Nullable Cut cut, @Nullable BodyStart start, Redefinition redefinition) {}

  private final MethodContext context;
  private final MethodAnalysis analysis;
  private final @Nullable Cut cut;
  private final ClassNode owner;
  private final Redefinition redefinition;

  MethodBodies(
      ClassNode owner,
      MethodAnalysis analysis,
      Given given,
      UnaryOperator<InvokeDynamicInsnNode> lambdas) {
    this.analysis = analysis;
    cut = given.cut;
    this.owner = owner;
    redefinition = given.redefinition;
    Pieces pieces = pieces(analysis, cut);
    List<SavePoint> saved = new ArrayList<>(analysis.points());
    if (pieces != null) {
      saved.addAll(pieces.crossings());
    }
    if (given.start != null) {
      saved.add(given.start.crossing());
    }
    boolean isInterface = (owner.access & Opcodes.ACC_INTERFACE) != 0;
    context =
        new MethodContext(
            owner.name,
            owner.version & 0xffff,
            isInterface,
            owner.sourceFile,
            given.frameClass,
            analysis,
            new FrameLayout(saved, given.start != null),
            pieces,
            given.start,
            cut == null
                && redefinition.isDouble(analysis.method(), SecondTwin.pays(owner, analysis)),
            redefinition.isMocked(),
            lambdas);
  }

  private static @Nullable Pieces pieces(MethodAnalysis analysis, @Nullable Cut cut) {
    if (cut == null || (analysis.points().isEmpty() && !cut.twin())) {
      return null;
    }
    return new Pieces(analysis, new ResumeFlow(analysis, cut.twin()), cut.budget());
  }

  /** Why the class, which is loaded already, cannot get these; null if it can. */
  @Nullable String reasonAgainst() {
    return hasFrame() ? redefinition.reasonAgainst(context) : null;
  }

  private boolean hasFrame() {
    return context.pieces() != null || !analysis.points().isEmpty();
  }

  /** Adds the methods to the class that is being written, and the frame class to the others. */
  void emit(ClassVisitor writer, Frames frames) {
    FrameClass frame = new FrameClass(context);
    MethodVisitor twin = TwinBody.begin(context.method(), writer);
    Pieces pieces = context.pieces();
    if (cut != null && cut.twin() && pieces != null) {
      CutTwin.emit(context, pieces, twin);
    } else {
      TwinBody.of(context, frame, twin).emit();
    }
    if (context.isDouble()) {
      MethodVisitor second = TwinBody.beginSecond(context.method(), writer);
      TwinBody.second(context, frame, second).emit();
    }
    if (pieces != null) {
      for (Piece piece : pieces.all()) {
        MethodVisitor out = visitResume(writer, context.pieceDescriptor(piece));
        new PieceBody(context, piece, pieces.reachable(), out).emit();
      }
    } else if (!analysis.points().isEmpty()) {
      new ResumeBody(context, visitResume(writer, context.resumeDescriptor())).emit();
    }
    MethodNode method = context.method();
    if (hasFrame()) {
      frames.classes().put(context.frameClass(), frame.toByteArray());
      frames.shapes().put(method.name + method.desc, context.shape());
    } else {
      StaleResume.emit(redefinition.formerFrame(method), owner, method, writer);
    }
  }

  private MethodVisitor visitResume(ClassVisitor writer, String descriptor) {
    int visibility = context.isInterface() ? Opcodes.ACC_PUBLIC : 0;
    return writer.visitMethod(
        visibility | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
        context.method().name,
        descriptor,
        null,
        context.method().exceptions.toArray(String[]::new));
  }
}
