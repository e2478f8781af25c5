package dev.fermata.instrument.emit;

import dev.fermata.instrument.resolve.ClassHead;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Class files of the library that are instrumented when it is built. */
public final class AheadOfTime {
  private AheadOfTime() {}

  /**
   * Marks a class that needed no change too, so that an agent passes over it unread.
   *
   * @param classFile of a class of the library
   * @return the very array that was given if it is marked
   */
  public static byte[] marked(byte[] classFile) {
    if (ClassHead.hasText(classFile, RuntimeSymbols.INSTRUMENTED)) {
      return classFile;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visitEnd() {
            super.visitAttribute(new InstrumentedAttribute());
            super.visitEnd();
          }
        },
        0);
    return writer.toByteArray();
  }

  /**
   * Lets the twins of a class ask for mocks, as those do that are made in a redefinition.
   *
   * @param classFile of a class that has its twins
   * @return the class file with guards in its twins
   */
  public static byte[] mocked(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassNode node = new ClassNode();
    reader.accept(node, 0);
    Set<String> keys = new HashSet<>();
    node.methods.forEach(method -> keys.add(method.name + method.desc));
    boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
    for (MethodNode method : node.methods) {
      String plain = RuntimeSymbols.plain(method.desc);
      boolean isTwin = isMade(method) && keys.contains(method.name + plain);
      if (isTwin && MockGuard.isNeeded(method.access)) {
        method.instructions.insert(MockGuard.before(method, plain, node.name, isInterface));
        method.maxStack = Math.max(method.maxStack, method.maxLocals + 1);
      }
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    node.accept(writer);
    return writer.toByteArray();
  }

  /** A bridge of the compiler's is no twin. */
  private static boolean isMade(MethodNode method) {
    int flags = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE;
    boolean hasStack = !RuntimeSymbols.plain(method.desc).equals(method.desc);
    return hasStack && (method.access & flags) == flags;
  }
}
