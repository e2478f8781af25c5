package dev.fermata.instrument;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
   * Lets a module read the api, and the api serialise the frames in the module, as the agent does
   * when it transforms a class of the module.
   *
   * @param classFile of the descriptor
   * @param packages of frame classes, with slashes
   * @return the very array that was given if nothing has to be added
   */
  public static byte[] withApi(byte[] classFile, Set<String> packages) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    Adding adding = new Adding(writer, packages);
    reader.accept(adding, 0);
    return adding.isChanged ? writer.toByteArray() : classFile;
  }

  private static String[] plusApi(String... modules) {
    String[] more = Arrays.copyOf(modules, modules.length + 1);
    more[modules.length] = API;
    return more;
  }

  private static final class Adding extends ClassVisitor {
    private final Set<String> closed;
    private boolean reads;
    private boolean isChanged;

    Adding(ClassVisitor writer, Set<String> packages) {
      super(Opcodes.ASM9, writer);
      closed = new TreeSet<>(packages);
    }

    @Override
    public ModuleVisitor visitModule(String name, int access, @Nullable String version) {
      reads = name.equals(API);
      if (reads || (access & Opcodes.ACC_OPEN) != 0) {
        closed.clear();
      }
      return new ModuleVisitor(Opcodes.ASM9, super.visitModule(name, access, version)) {
        @Override
        public void visitRequire(String module, int flags, @Nullable String compiled) {
          reads |= module.equals(API);
          super.visitRequire(module, flags, compiled);
        }

        @Override
        public void visitOpen(String name, int flags, String @Nullable ... modules) {
          boolean isClosed = closed.remove(name);
          if (isClosed && modules != null && !List.of(modules).contains(API)) {
            isChanged = true;
            super.visitOpen(name, flags, plusApi(modules));
          } else {
            super.visitOpen(name, flags, modules);
          }
        }

        @Override
        public void visitEnd() {
          if (!reads) {
            super.visitRequire(API, Opcodes.ACC_SYNTHETIC, null);
          }
          closed.forEach(each -> super.visitOpen(each, Opcodes.ACC_SYNTHETIC, API));
          isChanged |= !reads || !closed.isEmpty();
          super.visitEnd();
        }
      };
    }
  }
}
