package dev.fermata.instrument.chaos;

import dev.fermata.instrument.symbols.ChaosSymbols;
import java.util.function.Predicate;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Puts a pause at the entry of methods; constructors and initialisers have none. */
public final class Pauses extends ClassVisitor {
  private final Predicate<String> isSuspendable;

  /**
   * Prepares a copy.
   *
   * @param writer where the changed class goes
   * @param isSuspendable tells by its name whether a method gets a pause
   */
  public Pauses(ClassWriter writer, Predicate<String> isSuspendable) {
    super(Opcodes.ASM9, writer);
    this.isSuspendable = isSuspendable;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor copy = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (name.startsWith("<") || !isSuspendable.test(name)) {
      return copy;
    }
    return new MethodVisitor(Opcodes.ASM9, copy) {
      @Override
      public void visitCode() {
        super.visitCode();
        visitMethodInsn(
            Opcodes.INVOKESTATIC,
            ChaosSymbols.PAUSE.owner(),
            ChaosSymbols.PAUSE.name(),
            ChaosSymbols.PAUSE.descriptor(),
            false);
      }
    };
  }
}
