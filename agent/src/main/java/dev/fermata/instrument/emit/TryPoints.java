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
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The suspension points of a method at which an exception would run code of it: where there are
 * some, its frames are raised an exception when a generator is closed, else they are just dropped.
 *
 * <p>At some of them an abandoned generator would leave something undone. Frames that stand there
 * say so, and are linked by a method that counts them; nothing else pays.
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
  private final boolean catches;

  private TryPoints(boolean catches, int all, int... labels) {
    this.catches = catches;
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
        points.stream().anyMatch(point -> !handlers(analysis, point).isEmpty()),
        points.size(),
        points.stream()
            .filter(point -> isCounted && isInTry(analysis, point))
            .mapToInt(SuspensionPoint::label)
            .toArray());
  }

  private static List<TryCatchBlockNode> handlers(MethodAnalysis analysis, SuspensionPoint point) {
    return analysis.flow().handlers(point.insn());
  }

  /** Tells whether a handler for whatever is thrown is around a point. */
  static boolean isInTry(MethodAnalysis analysis, SuspensionPoint point) {
    return handlers(analysis, point).stream()
        .anyMatch(row -> row.type == null || row.type.equals("java/lang/Throwable"));
  }

  /** What links a frame that is saved for the first time. */
  RuntimeSymbols.Method link() {
    return labels.length == 0 ? RuntimeSymbols.LINK : RuntimeSymbols.LINK_IN_TRY;
  }

  /** Tells whether a frame can go from a point inside to one outside, or the other way. */
  boolean differ() {
    return labels.length > 0 && labels.length < all;
  }

  /** Adds the methods to the frame class that differ from the inherited ones. */
  void emit(ClassWriter writer) {
    if (catches) {
      returnTrue(visitMethod(writer, RuntimeSymbols.CATCHES));
    }
    if (labels.length > 0) {
      emitInTry(visitMethod(writer, RuntimeSymbols.IN_TRY));
    }
  }

  private static MethodVisitor visitMethod(ClassWriter writer, RuntimeSymbols.Method method) {
    MethodVisitor out =
        writer.visitMethod(Opcodes.ACC_PROTECTED, method.name(), method.descriptor(), null, null);
    out.visitCode();
    return out;
  }

  private void emitInTry(MethodVisitor out) {
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
    returnTrue(out);
  }

  private static void returnTrue(MethodVisitor out) {
    out.visitInsn(Opcodes.ICONST_1);
    out.visitInsn(Opcodes.IRETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }
}
