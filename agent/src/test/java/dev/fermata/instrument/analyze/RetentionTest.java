package dev.fermata.instrument.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.instrument.resolve.CallTarget;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

class RetentionTest {
  @Test
  void a_local_that_never_changes_is_kept_and_not_written_again() throws IOException {
    Facts facts = new Facts("loops_with_a_constant_local");

    assertThat(facts.kept(0, "text")).isTrue();
    assertThat(facts.clean(0, "text")).isTrue();
  }

  @Test
  void a_counter_is_kept_but_written_again() throws IOException {
    Facts facts = new Facts("loops_with_a_constant_local");

    assertThat(facts.kept(0, "i")).isTrue();
    assertThat(facts.clean(0, "i")).isFalse();
  }

  @Test
  void the_head_of_a_list_that_is_walked_is_not_kept() throws IOException {
    Facts facts = new Facts("walks_a_list");

    assertThat(facts.kept(0, "node")).isFalse();
  }

  @Test
  void a_local_that_dies_before_a_long_call_is_not_kept() throws IOException {
    Facts facts = new Facts("dies_before_a_call");

    assertThat(facts.kept(0, "text")).isFalse();
  }

  @Test
  void a_local_that_dies_just_before_the_return_is_kept() throws IOException {
    Facts facts = new Facts("dies_before_the_return");

    assertThat(facts.kept(0, "text")).isTrue();
  }

  /** Compiled targets; {@code point} is where they suspend. */
  static final class Targets {
    private Targets() {}

    static int point() {
      return 0;
    }

    static int other() {
      return 0;
    }

    static void loops_with_a_constant_local(String text) {
      for (int i = 0; i < text.length(); i++) {
        point();
      }
    }

    static int walks_a_list(Iterator<?> node) {
      int n = 0;
      point();
      for (Object next = node.next(); next != null; next = node.next()) {
        n++;
        node = (Iterator<?>) next;
      }
      return n;
    }

    static int dies_before_a_call(String text) {
      point();
      int length = text.length();
      return length + other();
    }

    static int dies_before_the_return(String text) {
      point();
      return text == null ? 1 : 2;
    }
  }

  /** The analysis of one target, asked by the names of its locals. */
  private static final class Facts {
    private final MethodAnalysis analysis;
    private final Retention retention;

    Facts(String name) throws IOException {
      ClassNode node = new ClassNode();
      String file = Targets.class.getName().replace('.', '/') + ".class";
      try (InputStream in = Targets.class.getClassLoader().getResourceAsStream(file)) {
        new ClassReader(in).accept(node, ClassReader.EXPAND_FRAMES);
      }
      MethodNode method =
          node.methods.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
      analysis =
          MethodAnalysis.of(
              node.name,
              method,
              call -> call.name.equals("point") ? new CallTarget.Twin() : new CallTarget.Plain());
      retention = new Retention(analysis, null);
    }

    boolean kept(int point, String local) {
      return retention.isKept(analysis.points().get(point), value(point, local));
    }

    boolean clean(int point, String local) {
      return retention.isClean(analysis.points().get(point), value(point, local));
    }

    private SavedValue value(int point, String local) {
      List<SavedValue> values = new ArrayList<>();
      for (var variable : analysis.method().localVariables) {
        if (variable.name.equals(local)) {
          analysis.points().get(point).locals().stream()
              .filter(value -> value.index() == variable.index)
              .forEach(values::add);
        }
      }
      assertThat(values).as("saved values of %s", local).hasSize(1);
      assertThat(values.get(0).type()).isNotEqualTo(Opcodes.TOP);
      return values.get(0);
    }
  }
}
