package dev.fermata.instrument.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.oracle.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * C1 gives a method up whose handler's first block can throw to that handler: "exception handler
 * covers itself". javac has a handler cover the store that it begins with, which cannot throw.
 */
class TryRangesTest {
  /** Methods whose handlers cover themselves. */
  @Suspendable
  static final class Handlers {
    static int straight(int n) {
      int sum = n;
      try {
        sum += Probe.value(n);
      } finally {
        sum += Probe.value(1);
      }
      return sum;
    }

    static int loop(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        try {
          sum += Probe.value(i);
        } catch (IllegalStateException caught) {
          sum -= Probe.value(i);
        } finally {
          sum += Probe.value(1);
        }
      }
      return sum;
    }

    static int nested(int n) {
      int sum = n;
      try {
        try {
          sum += Probe.value(n);
        } finally {
          sum += Probe.value(1);
        }
      } finally {
        sum += Probe.value(2);
      }
      return sum;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"straight", "loop", "nested"})
  void handler_of_a_twin_and_of_a_resume_method_cannot_throw_to_itself_at_once(String name) {
    List<MethodNode> made = made(name);

    assertThat(made).hasSize(2);
    assertThat(made)
        .allSatisfy(
            method ->
                assertThat(method.tryCatchBlocks)
                    .isNotEmpty()
                    .noneMatch(row -> throwsToItself(method, row)));
  }

  /** Whether an instruction of its first block, but a store, is in the row. */
  private static boolean throwsToItself(MethodNode method, TryCatchBlockNode row) {
    int start = method.instructions.indexOf(row.start);
    int end = method.instructions.indexOf(row.end);
    AbstractInsnNode insn = row.handler;
    while (insn.getOpcode() < 0) {
      insn = insn.getNext();
    }
    int first = method.instructions.indexOf(insn);
    boolean stores = insn instanceof VarInsnNode && insn.getOpcode() == Opcodes.ASTORE;
    return start < first && first < end && !stores;
  }

  /** The twin and the resume method. */
  private static List<MethodNode> made(String name) {
    Instrumenter instrumenter = new Instrumenter(TryRangesTest::classFile, List.of());
    byte[] original = classFile(Handlers.class.getName().replace('.', '/'));
    ClassNode node = new ClassNode();
    new ClassReader(instrumenter.instrument(original).classFile()).accept(node, 0);
    return node.methods.stream()
        .filter(method -> method.name.equals(name) && method.desc.contains("FrameStack"))
        .toList();
  }

  private static byte[] classFile(String name) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
