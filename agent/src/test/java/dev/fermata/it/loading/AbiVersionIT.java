package dev.fermata.it.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import dev.fermata.runtime.FrameStack;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library that is older or newer than the agent. */
class AbiVersionIT {
  private static final String MAIN =
      """
      package acme;
      import dev.fermata.*;
      public class Main {
        @Suspendable int plain() {
          return 3;
        }
        public static void main(String[] args) {
          System.out.println(new Main().plain());
          try {
            System.out.println(Generator.of(y -> y.yield("value")).next());
          } catch (AgentMissingException refused) {
            System.out.println(refused.getMessage());
          }
        }
      }
      """;

  @TempDir private Path folder;

  /** Writes the class, with another version of the convention, where it is found first. */
  private void writeFrameStack(int version) throws IOException {
    try (InputStream in = FrameStack.class.getResourceAsStream("FrameStack.class")) {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(in)
          .accept(
              new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public FieldVisitor visitField(
                    int access, String name, String desc, String signature, Object value) {
                  Object changed = name.equals("ABI_VERSION") ? version : value;
                  return super.visitField(access, name, desc, signature, changed);
                }
              },
              0);
      Path file = folder.resolve("dev/fermata/runtime/FrameStack.class");
      Files.createDirectories(file.getParent());
      Files.write(file, writer.toByteArray());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {FrameStack.ABI_VERSION - 1, FrameStack.ABI_VERSION + 1})
  void library_of_another_convention_is_said_to_be_so_and_classes_stay_plain(int version)
      throws IOException {
    SourceCode.compile(folder, List.of("-cp", SourceCode.api().toString()), MAIN);
    writeFrameStack(version);

    Jvm.Ended ended =
        Jvm.run(
            folder,
            Jvm.agent(""),
            "-cp",
            folder + File.pathSeparator + SourceCode.api(),
            "acme.Main");

    String reason =
        " left as it is: the library has version %d of the calling convention, and this agent"
            + " version %d. Take library and agent of one release.";
    assertThat(ended.err().lines())
        .containsExactly(
            ("fermata: acme.Main is" + reason).formatted(version, FrameStack.ABI_VERSION)
                + " More of its class loader are named with log=info.");
    assertThat(ended.out().lines())
        .containsExactly(
            "3",
            ("Cannot suspend anything in this JVM: dev.fermata.AgentPresence was" + reason)
                .formatted(version, FrameStack.ABI_VERSION));
  }
}
