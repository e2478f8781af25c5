package dev.fermata.instrument.emit;

import dev.fermata.instrument.analyze.MethodAnalysis;
import dev.fermata.instrument.analyze.Pieces;
import dev.fermata.instrument.analyze.SuspensionPoint;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The suspension points of a method at which an abandoned generator would leave something undone.
 * Frames that stand there say so, and are linked by a method that counts them; nothing else pays.
 *
 * <pre>{@code
 * protected boolean inTry() {
 *   switch (label) { case 2: case 3: return true; default: return false; }
 * }
 * }</pre>
 */
final class TryPoints {
  private static final Set<String> LIBRARY =
      Set.of("dev/fermata", "dev/fermata/async", "dev/fermata/runtime/replacement");

  private final int all;
  private final int[] labels;

  private TryPoints(int all, int... labels) {
    this.all = all;
    this.labels = labels;
  }

  /**
   * Finds the points. The library's own stages close generators that are known by themselves, and
   * the labels of a method in pieces change while it runs.
   */
  static TryPoints of(String owner, MethodAnalysis analysis, @Nullable Pieces pieces) {
    List<SuspensionPoint> points = analysis.points();
    String inPackage = owner.substring(0, Math.max(0, owner.lastIndexOf('/')));
    boolean isCounted = pieces == null && !LIBRARY.contains(inPackage);
    return new TryPoints(
        points.size(),
        points.stream()
            .filter(point -> isCounted && analysis.isInTry(point))
            .mapToInt(SuspensionPoint::label)
            .toArray());
  }

  /** What links a frame that is saved for the first time. */
  RuntimeSymbols.Method link() {
    return labels.length == 0 ? RuntimeSymbols.LINK : RuntimeSymbols.LINK_IN_TRY;
  }

  /** Tells whether a frame can go from a point inside to one outside, or the other way. */
  boolean differ() {
    return labels.length > 0 && labels.length < all;
  }

  /** Adds the method to the frame class, if it differs from the inherited one. */
  void emit(ClassWriter writer) {
    if (labels.length == 0) {
      return;
    }
    RuntimeSymbols.Method inTry = RuntimeSymbols.IN_TRY;
    MethodVisitor out =
        writer.visitMethod(Opcodes.ACC_PROTECTED, inTry.name(), inTry.descriptor(), null, null);
    out.visitCode();
    if (differ()) {
      Label inside = new Label();
      Label outside = new Label();
      Label[] targets = new Label[labels.length];
      Arrays.fill(targets, inside);
      out.visitVarInsn(Opcodes.ALOAD, 0);
      Code.get(out, RuntimeSymbols.LABEL);
      out.visitLookupSwitchInsn(outside, labels, targets);
      out.visitLabel(outside);
      out.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      out.visitInsn(Opcodes.ICONST_0);
      out.visitInsn(Opcodes.IRETURN);
      out.visitLabel(inside);
      out.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
    out.visitInsn(Opcodes.ICONST_1);
    out.visitInsn(Opcodes.IRETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }
}
