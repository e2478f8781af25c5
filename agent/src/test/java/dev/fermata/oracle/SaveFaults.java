package dev.fermata.oracle;

import dev.fermata.instrument.AuxiliaryClass;
import dev.fermata.instrument.Instrumented;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the saving of frames fail: a call of {@link #tick} stands before each allocation of a frame
 * and each call that links one, the only places where the JVM can run out of heap or stack.
 */
public final class SaveFaults {
  private static int left;
  private static boolean alternating;
  private static VirtualMachineError thrown;

  private SaveFaults() {}

  /** Lets the saving go on so many times, and fail then; negative for always. */
  static void failAfter(int times) {
    left = times;
    thrown = null;
  }

  /** What has been thrown since; null if nothing was. */
  static VirtualMachineError thrown() {
    return thrown;
  }

  /** Called by what saves frames. */
  public static void tick() {
    if (left-- == 0) {
      thrown = failure();
      throw thrown;
    }
  }

  private static VirtualMachineError failure() {
    alternating = !alternating;
    return alternating ? new OutOfMemoryError() : new StackOverflowError();
  }

  /** Has all that an engine makes call {@link #tick}. */
  static Transformation injectedInto(Transformation engine) {
    return classFile -> {
      Instrumented made = engine.instrument(classFile);
      List<AuxiliaryClass> auxiliaries =
          made.auxiliaries().stream()
              .map(each -> new AuxiliaryClass(each.name(), injected(each.classFile())))
              .toList();
      return new Instrumented(injected(made.classFile()), auxiliaries, made.refusals());
    };
  }

  private static byte[] injected(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(new Injector(writer), 0);
    return writer.toByteArray();
  }

  private static final class Injector extends ClassVisitor {
    private static final String FRAME = "dev/fermata/runtime/Frame";
    private static final String STACK = "dev/fermata/runtime/FrameStack";

    Injector(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, code) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String type, boolean isInterface) {
          boolean makes = owner.equals(FRAME) && called.equals("<init>");
          boolean links = owner.equals(STACK) && called.equals("link");
          if (makes || links) {
            String tick = SaveFaults.class.getName().replace('.', '/');
            super.visitMethodInsn(Opcodes.INVOKESTATIC, tick, "tick", "()V", false);
          }
          super.visitMethodInsn(opcode, owner, called, type, isInterface);
        }
      };
    }
  }
}
