package dev.fermata.instrument.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.oracle.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class SecondTwinTest {
  private static final String STACK = "Ldev/fermata/runtime/FrameStack;";
  private static final String TWIN = "(I" + STACK + ")I";
  private static final String SECOND = "(I" + STACK + "Z)I";

  /** Methods that call themselves, and some that only seem to. */
  @Suspendable
  static class Open {
    static int bound(int n) {
      return n == 0 ? Probe.value(0) : bound(n - 1) + bound(n - 2);
    }

    private int hidden(int n) {
      return n == 0 ? Probe.value(0) : hidden(n - 1);
    }

    int overridable(int n) {
      return n == 0 ? Probe.value(hidden(n)) : overridable(n - 1);
    }

    static int odd(int n) {
      return n == 0 ? Probe.value(0) : even(n - 1);
    }

    static int even(int n) {
      return n == 0 ? 1 : odd(n - 1);
    }

    static int overloaded(int n) {
      return overloaded((long) n);
    }

    static int overloaded(long n) {
      return Probe.value((int) n);
    }

    static int large(int n) {
      int sum = n;
      sum += sum * 3 ^ sum >> 1 | sum << 2;
      sum += sum * 5 ^ sum >> 2 | sum << 3;
      sum += sum * 7 ^ sum >> 3 | sum << 4;
      sum += sum * 9 ^ sum >> 4 | sum << 5;
      sum += sum * 11 ^ sum >> 5 | sum << 6;
      sum += sum * 13 ^ sum >> 6 | sum << 7;
      sum += sum * 15 ^ sum >> 7 | sum << 8;
      return n == 0 ? Probe.value(sum) : sum + large(n - 1);
    }
  }

  /** Nothing can override its methods. */
  @Suspendable
  static final class Closed {
    int own(int n) {
      return n == 0 ? Probe.value(0) : own(n - 1);
    }
  }

  @Test
  void twins_of_a_method_that_calls_itself_call_each_other() {
    assertThat(callsOfItself(Open.class, "bound", TWIN)).containsExactly(SECOND, SECOND);
    assertThat(callsOfItself(Open.class, "bound", SECOND)).containsExactly(TWIN, TWIN);
  }

  @Test
  void resume_method_calls_the_first() {
    MethodNode resume =
        methods(Open.class, "bound").filter(each -> each.desc.contains("$")).findFirst().get();

    assertThat(callsOfItself(resume)).contains(TWIN).doesNotContain(SECOND);
  }

  @Test
  void methods_that_nothing_overrides_have_a_second() {
    assertThat(twins(Open.class, "bound")).contains(TWIN, SECOND);
    assertThat(twins(Open.class, "hidden")).contains(TWIN, SECOND);
    assertThat(twins(Closed.class, "own")).contains(TWIN, SECOND);
  }

  @Test
  void others_have_none() {
    for (String name : List.of("overridable", "odd", "even", "overloaded", "large")) {
      assertThat(twins(Open.class, name)).as(name).contains(TWIN).doesNotContain(SECOND);
    }
  }

  private static List<String> twins(Class<?> type, String name) {
    return methods(type, name).map(method -> method.desc).toList();
  }

  private static List<String> callsOfItself(Class<?> type, String name, String desc) {
    return callsOfItself(
        methods(type, name).filter(method -> method.desc.equals(desc)).findFirst().get());
  }

  private static List<String> callsOfItself(MethodNode method) {
    return Stream.of(method.instructions.toArray())
        .filter(MethodInsnNode.class::isInstance)
        .map(MethodInsnNode.class::cast)
        .filter(call -> call.name.equals(method.name))
        .map(call -> call.desc)
        .toList();
  }

  private static Stream<MethodNode> methods(Class<?> type, String name) {
    Instrumenter instrumenter = new Instrumenter(SecondTwinTest::classFile, List.of());
    ClassNode node = new ClassNode();
    new ClassReader(
            instrumenter.instrument(classFile(type.getName().replace('.', '/'))).classFile())
        .accept(node, 0);
    return node.methods.stream().filter(method -> method.name.equals(name));
  }

  private static byte[] classFile(String name) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
