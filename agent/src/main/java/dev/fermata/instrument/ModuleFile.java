package dev.fermata.instrument;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** The descriptor of a module, {@code module-info.class}. */
public final class ModuleFile {
  private static final String API = "dev.fermata";

  private ModuleFile() {}

  /**
   * Lets a module read the api, as the agent does when it transforms a class of the module.
   *
   * @param classFile of the descriptor
   * @return the very array that was given if the module is the api or requires it
   */
  public static byte[] readingApi(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    Adding adding = new Adding(writer);
    reader.accept(adding, 0);
    return adding.reads ? classFile : writer.toByteArray();
  }

  private static final class Adding extends ClassVisitor {
    private boolean reads;

    Adding(ClassVisitor writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public ModuleVisitor visitModule(String name, int access, @Nullable String version) {
      reads = name.equals(API);
      return new ModuleVisitor(Opcodes.ASM9, super.visitModule(name, access, version)) {
        @Override
        public void visitRequire(String module, int flags, @Nullable String compiled) {
          reads |= module.equals(API);
          super.visitRequire(module, flags, compiled);
        }

        @Override
        public void visitEnd() {
          if (!reads) {
            super.visitRequire(API, Opcodes.ACC_SYNTHETIC, null);
          }
          super.visitEnd();
        }
      };
    }
  }
}
