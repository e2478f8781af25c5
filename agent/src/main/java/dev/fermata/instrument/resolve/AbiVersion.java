package dev.fermata.instrument.resolve;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Finds the calling convention that class files belong to. */
final class AbiVersion {
  /** What this engine makes. A test compares it with the api's own. */
  static final int OWN = 1;

  private static final String CONSTANT = "ABI_VERSION";

  private AbiVersion() {}

  /** Finds that of an api, from its FrameStack; null if it does not say. */
  static @Nullable Integer ofApi(ClassReader frameStack) {
    Integer[] found = {null};
    frameStack.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable FieldVisitor visitField(
              int access,
              String name,
              String desc,
              @Nullable String signature,
              @Nullable Object value) {
            if (name.equals(CONSTANT) && value instanceof Integer version) {
              found[0] = version;
            }
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found[0];
  }

  /** The attribute of a class that has its twins. */
  static final class Mark extends Attribute {
    private final int version;

    Mark(int version) {
      super(ApiNames.INSTRUMENTED);
      this.version = version;
    }

    int version() {
      return version;
    }

    @Override
    protected Attribute read(
        ClassReader reader,
        int offset,
        int length,
        char @Nullable [] buffer,
        int codeOffset,
        Label @Nullable [] labels) {
      return new Mark(length == 2 ? reader.readUnsignedShort(offset) : -1);
    }
  }
}
