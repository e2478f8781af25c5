package dev.fermata.instrument.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.oracle.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Asks the code that is made whether its loops are entered at their heads only. */
class LoopRestTest {
  /** Bodies with loops that suspend now and then. */
  @Suspendable
  static final class Bodies {
    private Bodies() {}

    static int rare(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += i;
        if (sum % 1000 == 0) {
          sum += Probe.value(i);
        }
        sum ^= i;
      }
      return sum;
    }

    static int rareInside(int n) {
      int sum = 0;
      for (int k = 0; k < n; k++) {
        sum += k;
        if (k % 7 == 0) {
          try {
            sum += Probe.value(k);
          } catch (IllegalStateException caught) {
            sum--;
          }
        }
        sum = sum * 3 / (k + 1);
      }
      return sum;
    }

    static int always(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += Probe.value(i) * i;
      }
      return sum;
    }

    static int locked(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        if (i % 9 == 0) {
          sum += Probe.value(i);
        }
        synchronized (Bodies.class) {
          sum += i * i / 3;
        }
      }
      return sum;
    }
  }

  @ParameterizedTest
  @CsvSource({"rare, 1", "rareInside, 1", "always, 1"})
  void loops_of_a_resume_method_have_one_entry(String body, int loops) throws IOException {
    assertThat(new Loops(new ControlFlow(resumeMethod(body))).all()).hasSize(loops);
  }

  @Test
  void loop_that_suspends_in_each_iteration_is_there_once() throws IOException {
    assertThat(count(resumeMethod("always"), Opcodes.IMUL)).isEqualTo(2);
  }

  @Test
  void only_the_rest_of_an_iteration_is_there_twice() throws IOException {
    MethodNode rare = resumeMethod("rare");

    assertThat(count(rare, Opcodes.IXOR)).isEqualTo(2);
    assertThat(count(rare, Opcodes.IREM)).isEqualTo(1);
  }

  @Test
  void rest_with_a_monitor_is_there_once() throws IOException {
    assertThat(count(resumeMethod("locked"), Opcodes.MONITORENTER)).isEqualTo(1);
  }

  private static long count(MethodNode method, int opcode) {
    return method.instructions.size() == 0
        ? 0
        : List.of(method.instructions.toArray()).stream()
            .map(AbstractInsnNode::getOpcode)
            .filter(each -> each == opcode)
            .count();
  }

  private static MethodNode resumeMethod(String name) {
    Instrumenter instrumenter = new Instrumenter(LoopRestTest::classFile, List.of());
    ClassNode node = new ClassNode();
    String type = Bodies.class.getName().replace('.', '/');
    new ClassReader(instrumenter.instrument(classFile(type)).classFile()).accept(node, 0);
    return node.methods.stream()
        .filter(method -> method.name.equals(name) && method.desc.startsWith("(L"))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] classFile(String name) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
