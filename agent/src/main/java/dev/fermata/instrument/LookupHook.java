package dev.fermata.instrument;

import dev.fermata.instrument.resolve.ClassHead;
import dev.fermata.instrument.symbols.LambdaSymbols;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets a function change the class files that {@code Lookup} is given for hidden classes, which the
 * JVM shows to no transformer.
 *
 * <pre>
 * Lookup defineHiddenClass(byte[] bytes, …) {
 *   bytes = (byte[]) $fermata$HiddenClasses.CHANGE.apply(this, bytes);
 *   …
 * </pre>
 */
public final class LookupHook {
  /** The static field of {@link #holder} that has the function. */
  public static final String FIELD = "CHANGE";

  /** The name that a class must have among its constants to define hidden classes. */
  public static final String DEFINE = "defineHiddenClass";

  private static final String HOLDER = "java/lang/$fermata$HiddenClasses";
  private static final String FUNCTION = "java/util/function/BiFunction";
  private static final int OPERANDS = 3;

  private LookupHook() {}

  /**
   * Makes the class that has the function.
   *
   * @return a class file for the package {@code java.lang}
   */
  public static byte[] holder() {
    ClassWriter writer = new ClassWriter(0);
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
    writer.visit(Opcodes.V17, access | Opcodes.ACC_FINAL, HOLDER, null, "java/lang/Object", null);
    int field = access | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
    writer.visitField(field, FIELD, "L" + FUNCTION + ";", null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * Puts the calls of the function into both public methods that define hidden classes.
   *
   * @param lookup the class file of {@code MethodHandles.Lookup}
   * @return one that differs in the code of these methods only
   */
  public static byte[] into(byte[] lookup) {
    ClassReader reader = new ClassReader(lookup);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Changed(writer), 0);
    return writer.toByteArray();
  }

  /**
   * Tells whether a class may call such a method, by its name.
   *
   * @param classFile false for what cannot be read
   * @return true if it has that name among its constants
   */
  public static boolean isNamedBy(byte[] classFile) {
    return ClassHead.hasText(classFile, DEFINE);
  }

  /**
   * Tells whether a hidden class is the object of a lambda that has a twin already.
   *
   * @param hidden its class file
   * @return true for what instrumented classes define by the library
   */
  public static boolean isOwnLambda(byte[] hidden) {
    return new ClassReader(hidden).getClassName().endsWith(LambdaSymbols.CLASS_SUFFIX);
  }

  private static final class Changed extends ClassVisitor {
    Changed(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String desc, String signature, String[] exceptions) {
      MethodVisitor out = super.visitMethod(access, name, desc, signature, exceptions);
      boolean isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
      return isPublic && name.startsWith(DEFINE) && desc.startsWith("([B") ? new Asking(out) : out;
    }
  }

  private static final class Asking extends MethodVisitor {
    Asking(MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitFieldInsn(Opcodes.GETSTATIC, HOLDER, FIELD, "L" + FUNCTION + ";");
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitVarInsn(Opcodes.ALOAD, 1);
      // stack: class file, lookup, function
      String apply = "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";
      super.visitMethodInsn(Opcodes.INVOKEINTERFACE, FUNCTION, "apply", apply, true);
      super.visitTypeInsn(Opcodes.CHECKCAST, "[B");
      super.visitVarInsn(Opcodes.ASTORE, 1);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, OPERANDS), maxLocals);
    }
  }
}
