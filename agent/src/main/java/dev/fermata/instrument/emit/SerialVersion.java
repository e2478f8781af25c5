package dev.fermata.instrument.emit;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.SerialVersionUIDAdder;

/**
 * Writes down the version by which serialisation knows a class that names none. It is computed from
 * the class's members (Object Serialization §4.6), which twins and companions would change.
 */
final class SerialVersion extends SerialVersionUIDAdder {
  private SerialVersion(ClassVisitor writer) {
    super(Opcodes.ASM9, writer);
  }

  /** Stands before {@code writer} where the class needs it; enums and records have no version. */
  static ClassVisitor keep(boolean isSerializable, int access, ClassVisitor writer) {
    int without = Opcodes.ACC_ENUM | Opcodes.ACC_RECORD | Opcodes.ACC_INTERFACE;
    return isSerializable && (access & without) == 0 ? new SerialVersion(writer) : writer;
  }
}
