package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uses of the local variables that javac does not write. */
class BytecodeLocalsTest {
  @Test
  void long_local_survives_suspension() throws Exception {
    BytecodeCase.of(
            "()J", "LDC 42L", "LSTORE 0", "INVOKESTATIC Probe.suspend ()V", "LLOAD 0", "LRETURN")
        .assertTransparent();
  }

  @Test
  void slot_holds_halves_of_different_wide_values() throws Exception {
    BytecodeCase.of(
            "()I",
            "LDC 1L",
            "LSTORE 0",
            "INVOKESTATIC Probe.suspend ()V",
            "ICONST_3",
            "ISTORE 1",
            "INVOKESTATIC Probe.suspend ()V",
            "LDC 2.0D",
            "DSTORE 2",
            "LDC 4L",
            "LSTORE 3",
            "INVOKESTATIC Probe.suspend ()V",
            "ILOAD 1",
            "LLOAD 3",
            "L2I",
            "IADD",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void locals_beyond_255_survive_suspension() throws Exception {
    BytecodeCase.of(
            "()J",
            "LDC 5L",
            "LSTORE 300",
            "LDC 7",
            "ISTORE 302",
            "LDC \"text\"",
            "ASTORE 65000",
            "INVOKESTATIC Probe.suspend ()V",
            "IINC 302 1000",
            "INVOKESTATIC Probe.suspend ()V",
            "LLOAD 300",
            "ILOAD 302",
            "I2L",
            "LADD",
            "ALOAD 65000",
            "INVOKEVIRTUAL String.length ()I",
            "I2L",
            "LADD",
            "LRETURN")
        .assertTransparent();
  }

  @Test
  void wide_locals_400_are_live_at_once() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean isLong = i % 2 == 0;
      lines.add(isLong ? "LDC " + i + "L" : "LDC " + i + ".5D");
      lines.add((isLong ? "LSTORE " : "DSTORE ") + 2 * i);
    }
    lines.addAll(List.of("INVOKESTATIC Probe.suspend ()V", "INVOKESTATIC Probe.suspend ()V"));
    lines.add("LCONST_0");
    for (int i = 0; i < 400; i++) {
      lines.addAll(i % 2 == 0 ? List.of("LLOAD " + 2 * i) : List.of("DLOAD " + 2 * i, "D2L"));
      lines.addAll(List.of("LSUB"));
    }
    lines.add("LRETURN");
    BytecodeCase.of("()J", lines.toArray(String[]::new)).assertTransparent();
  }

  @Test
  void wide_local_in_the_slot_of_the_last_parameter_leaves_the_stack_alone() throws Exception {
    BytecodeCase.of("()J", "LDC 1", "LDC 2", "INVOKESTATIC Self.callee (II)J", "LRETURN")
        .with(
            "callee",
            "(II)J",
            "ILOAD 1",
            "INVOKESTATIC Probe.value (I)I",
            "IFEQ other",
            "LDC 7L",
            "LSTORE 1",
            "INVOKESTATIC Probe.suspend ()V",
            "LLOAD 1",
            "INVOKESTATIC Probe.value (J)J",
            "LRETURN",
            "other:",
            "ILOAD 1",
            "I2L",
            "LRETURN")
        .assertTransparent();
  }

  @Test
  void wide_local_in_the_slot_of_the_last_parameter_of_a_recursive_method_leaves_the_stack_alone()
      throws Exception {
    BytecodeCase.of("()J", "LDC 1", "LDC 3", "INVOKESTATIC Self.callee (II)J", "LRETURN")
        .with(
            "callee",
            "(II)J",
            "ILOAD 1",
            "INVOKESTATIC Probe.value (I)I",
            "IFEQ other",
            "ILOAD 0",
            "ILOAD 1",
            "ICONST_1",
            "ISUB",
            "LDC 7L",
            "LSTORE 1",
            "INVOKESTATIC Self.callee (II)J",
            "LLOAD 1",
            "LADD",
            "INVOKESTATIC Probe.value (J)J",
            "LRETURN",
            "other:",
            "ILOAD 1",
            "I2L",
            "LRETURN")
        .assertTransparent();
  }
}
