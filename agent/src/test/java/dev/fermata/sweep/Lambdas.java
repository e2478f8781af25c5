package dev.fermata.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of lambdas that a class carries as constants until their sites are executed. */
final class Lambdas extends ClassVisitor {
  private final List<byte[]> found = new ArrayList<>();

  private Lambdas() {
    super(Opcodes.ASM9);
  }

  static List<byte[]> in(byte[] classFile) {
    Lambdas lambdas = new Lambdas();
    new ClassReader(classFile).accept(lambdas, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return lambdas.found;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        if (bootstrap.getOwner().equals("dev/fermata/runtime/LambdaBootstrap")) {
          found.add(((String) arguments[0]).getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    };
  }
}
