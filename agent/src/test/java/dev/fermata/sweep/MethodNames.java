package dev.fermata.sweep;

import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Collects the methods of a class, by name and descriptor. */
final class MethodNames extends ClassVisitor {
  private final Set<String> names;

  MethodNames(Set<String> names) {
    super(Opcodes.ASM9);
    this.names = names;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    names.add(name + descriptor);
    return null;
  }
}
