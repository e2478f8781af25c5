package dev.fermata.agent.tool;

import static dev.fermata.messages.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;

import acme.tool.Feed;
import dev.fermata.it.SourceCode;
import dev.fermata.runtime.FrameStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/** A library whose twins are called otherwise than this agent calls them. */
class OtherConventionTest {
  private static final int OTHER = FrameStack.ABI_VERSION + 1;

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void write_another_library_beside_a_program() throws IOException {
    input = Tool.folder(folder.resolve("in"), Feed.class);
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(Tool.bytes(FrameStack.class))
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public FieldVisitor visitField(
                  int access, String name, String desc, String signature, Object value) {
                Object changed = name.equals("ABI_VERSION") ? OTHER : value;
                return super.visitField(access, name, desc, signature, changed);
              }
            },
            0);
    Path file = input.resolve(Tool.entry(FrameStack.class));
    Files.createDirectories(file.getParent());
    Files.write(file, writer.toByteArray());
  }

  private static String expected(String name, Path input) {
    return text(name)
            .replace("INPUT", input.toString())
            .replace("version N", "version " + OTHER)
            .replace("version M", "version " + FrameStack.ABI_VERSION)
        + "\n";
  }

  @Test
  void command_instrument_refuses_the_library_and_writes_nothing() {
    Path out = folder.resolve("out");

    Tool.Ended ended =
        Tool.run("instrument", input, "-o", out, "-cp", SourceCode.api(), "--partial");

    assertThat(ended.err())
        .startsWith(expected("command: instrument with another convention", input).strip());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void command_check_refuses_the_library() {
    Tool.Ended ended = Tool.run("check", input, "-cp", SourceCode.api());

    assertThat(ended.err())
        .isEqualToNormalizingNewlines(expected("command: check with another convention", input));
    assertThat(ended.exitCode()).isEqualTo(2);
  }
}
