package dev.fermata.sweep;

import dev.fermata.instrument.Refusal;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Counts what was made of a program. */
final class Figures {
  private static final String STACK = "Ldev/fermata/runtime/FrameStack;)";

  private final Map<String, Integer> refusals = new TreeMap<>();
  private int methods;
  private int points;
  private long plainCode;
  private long twinCode;
  private long resumeCode;
  private long frameBytes;
  private int largeTwins;

  static Figures of(Subject subject, Transformed transformed) {
    Figures figures = new Figures();
    transformed.classes().forEach((name, made) -> figures.add(subject.classes().get(name), made));
    transformed.frames().values().forEach(frame -> figures.frameBytes += frame.length);
    for (Refusal refusal : transformed.refusals()) {
      figures.refusals.merge(reason(refusal), 1, Integer::sum);
    }
    return figures;
  }

  /** Without what differs from method to method. */
  static String reason(Refusal refusal) {
    return refusal.reason().replaceAll("\\d{3,}", "N").replaceAll("for \\S+ in \\S+", "for …");
  }

  private void add(byte[] original, byte[] made) {
    Map<String, Integer> before = MethodSizes.of(original);
    Map<String, Integer> after = MethodSizes.of(made);
    methods += before.size();
    after.forEach(
        (method, size) -> {
          if (before.containsKey(method) || !method.contains(STACK)) {
            return;
          }
          Integer plain = before.get(method.replace(STACK, ")"));
          if (plain == null) {
            resumeCode += method.contains("$fermata$") ? size : 0;
          } else {
            plainCode += plain;
            twinCode += size;
            largeTwins += plain <= 8_000 && size > 8_000 ? 1 : 0;
          }
        });
    new ClassReader(made).accept(new PointCounter(before), ClassReader.SKIP_DEBUG);
  }

  int methods() {
    return methods;
  }

  int points() {
    return points;
  }

  /** Counts the twins that the JIT leaves alone for their size, and the originals not. */
  int largeTwins() {
    return largeTwins;
  }

  Map<String, Integer> refusals() {
    return refusals;
  }

  double twinBytesPerPoint() {
    return (double) (twinCode - plainCode) / Math.max(1, points);
  }

  double resumeBytesPerPoint() {
    return (double) resumeCode / Math.max(1, points);
  }

  double frameBytesPerPoint() {
    return (double) frameBytes / Math.max(1, points);
  }

  /** Counts the calls of twins in twins. */
  private final class PointCounter extends ClassVisitor {
    private final Map<String, Integer> before;

    PointCounter(Map<String, Integer> before) {
      super(Opcodes.ASM9);
      this.before = before;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      boolean isTwin = before.containsKey((name + descriptor).replace(STACK, ")"));
      if (!isTwin || !descriptor.contains(STACK)) {
        return null;
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String type, boolean isInterface) {
          boolean isSave = owner.contains("$fermata$") && called.startsWith("save");
          points += type.contains(STACK) && !isSave ? 1 : 0;
        }
      };
    }
  }
}
