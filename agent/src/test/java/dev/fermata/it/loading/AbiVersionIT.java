package dev.fermata.it.loading;

import static dev.fermata.messages.Messages.assertMessage;
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

    assertMessage("log: library of another convention", generalised(ended.err(), version));
    assertThat(ended.out()).startsWith("3" + System.lineSeparator());
    assertMessage("library of another convention", generalised(ended.out().substring(1), version));
  }

  private static String generalised(String text, int version) {
    return text.replace("version " + version, "version N")
        .replace("version " + FrameStack.ABI_VERSION, "version M");
  }
}
