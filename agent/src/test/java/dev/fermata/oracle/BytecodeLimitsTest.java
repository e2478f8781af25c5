package dev.fermata.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of the class file format (JVMS §4.11): what fits is suspended, the rest refused. */
class BytecodeLimitsTest {
  @ParameterizedTest
  @ValueSource(ints = {300, 1_000, 2_500, 5_000})
  void many_points_with_live_locals_are_suspended(int count) throws Exception {
    BytecodeCase.of("()I", points(count)).assertTransparent();
  }

  @Test
  void jumps_that_are_too_far_for_a_short_offset_are_kept() throws Exception {
    List<String> lines = new ArrayList<>(List.of("ICONST_0", "ISTORE 0", "again:"));
    lines.addAll(List.of("ILOAD 0", "INVOKESTATIC Probe.value (I)I", "ICONST_2", "IF_ICMPGE end"));
    for (int i = 0; i < 18_000; i++) {
      lines.addAll(List.of("ILOAD 0", "POP"));
      if (i % 3_000 == 0) {
        lines.addAll(List.of("ILOAD 0", "INVOKESTATIC Probe.value (I)I", "POP"));
      }
    }
    lines.addAll(List.of("IINC 0 1", "GOTO again", "end:", "ILOAD 0", "IRETURN"));
    BytecodeCase.of("()I", lines.toArray(String[]::new)).assertTransparent();
  }

  @Test
  void live_locals_300_are_more_than_a_method_can_have_parameters() throws Exception {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 300).forEach(i -> lines.addAll(List.of("LDC " + i, "ISTORE " + i)));
    lines.addAll(List.of("LDC 5L", "LSTORE 300", "LDC \"text\"", "ASTORE 302"));
    lines.addAll(List.of("INVOKESTATIC Probe.suspend ()V", "INVOKESTATIC Probe.suspend ()V"));
    lines.add("ICONST_0");
    IntStream.range(0, 300).forEach(i -> lines.addAll(List.of("ILOAD " + i, "ISUB")));
    lines.addAll(List.of("LLOAD 300", "L2I", "IADD", "ALOAD 302"));
    lines.addAll(List.of("INVOKEVIRTUAL String.length ()I", "IMUL", "IRETURN"));
    BytecodeCase.of("()I", lines.toArray(String[]::new)).assertTransparent();
  }

  @Test
  void operands_300_of_every_width_lie_under_a_call() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.addAll(List.of("LDC " + i, "LDC " + i + "L", "LDC " + i + ".5D"));
    }
    lines.add("INVOKESTATIC Probe.suspend ()V");
    lines.addAll(List.of("ICONST_0", "ISTORE 0"));
    for (int i = 0; i < 100; i++) {
      lines.addAll(List.of("D2L", "LADD", "L2I", "IADD", "ILOAD 0", "LDC 31", "IMUL", "IADD"));
      lines.add("ISTORE 0");
    }
    lines.addAll(List.of("ILOAD 0", "IRETURN"));
    BytecodeCase.of("()I", lines.toArray(String[]::new)).assertTransparent();
  }

  @ParameterizedTest
  @ValueSource(ints = {250, 253, 254})
  void parameters_that_leave_a_slot_are_kept(int count) throws Exception {
    callWithParameters(count, "INVOKESTATIC Probe.value (I)I").assertTransparent();
  }

  @Test
  void parameters_that_leave_no_slot_keep_the_method_plain() throws Exception {
    callWithParameters(255, "INVOKESTATIC Probe.held (I)I").refused("inner(").assertTransparent();
  }

  @Test
  void wide_parameters_that_leave_no_slot_keep_the_method_plain() throws Exception {
    String wide = IntStream.range(0, 127).mapToObj(i -> "J").collect(Collectors.joining());
    List<String> lines = new ArrayList<>(List.of("ICONST_1"));
    IntStream.range(0, 127).forEach(i -> lines.add("LDC " + i + "L"));
    lines.addAll(List.of("INVOKESTATIC Self.inner (I" + wide + ")J", "L2I"));
    lines.addAll(List.of("INVOKESTATIC Probe.value (I)I", "IRETURN"));
    BytecodeCase.of("()I", lines.toArray(String[]::new))
        .with(
            "inner",
            "(I" + wide + ")J",
            "ILOAD 0",
            "INVOKESTATIC Probe.held (I)I",
            "I2L",
            "LLOAD 253",
            "LADD",
            "LRETURN")
        .refused("inner(")
        .assertTransparent();
  }

  @ParameterizedTest
  @ValueSource(ints = {65_000, 65_530})
  void locals_that_leave_slots_are_kept(int slot) throws Exception {
    useSlot(slot, "INVOKESTATIC Probe.value (I)I").assertTransparent();
  }

  @Test
  void tables_that_would_be_too_large_keep_the_method_plain() throws Exception {
    List<String> lines = new ArrayList<>(List.of("ICONST_1", "ISTORE 65000"));
    for (int i = 0; i < 100; i++) {
      lines.addAll(List.of("LDC " + i, "INVOKESTATIC Probe.held (I)I", "POP"));
    }
    lines.addAll(List.of("ILOAD 65000", "IRETURN"));
    BytecodeCase.of(
            "()I", "INVOKESTATIC Self.inner ()I", "INVOKESTATIC Probe.value (I)I", "IRETURN")
        .with("inner", "()I", lines.toArray(String[]::new))
        .refused(
            "inner(): its analysis would need tables of 6,500,100 entries, and the agent makes"
                + " 4,194,304 at most")
        .assertTransparent();
  }

  @ParameterizedTest
  @ValueSource(ints = {65_533, 65_534})
  void locals_that_leave_no_slot_keep_the_method_plain(int slot) throws Exception {
    BytecodeCase.of(
            "()I", "INVOKESTATIC Self.inner ()I", "INVOKESTATIC Probe.value (I)I", "IRETURN")
        .with("inner", "()I", usingSlot(slot, "INVOKESTATIC Probe.held (I)I"))
        .refused("inner(")
        .assertTransparent();
  }

  /** No piece can end where the monitor is held; in the twin the local needs one byte more. */
  @Test
  void monitor_held_over_more_than_64_kilobytes_keeps_the_method_plain() throws Exception {
    List<String> lines = new ArrayList<>(List.of("LDC 7", "ISTORE 3", "LDC Self.class"));
    lines.addAll(List.of("ASTORE 0", "ALOAD 0", "MONITORENTER"));
    IntStream.range(0, 25_000).forEach(i -> lines.addAll(List.of("ILOAD 3", "POP")));
    lines.addAll(List.of("ALOAD 0", "MONITOREXIT", "ILOAD 3"));
    lines.addAll(List.of("INVOKESTATIC Probe.held (I)I", "IRETURN"));
    BytecodeCase.of(
            "()I", "INVOKESTATIC Self.inner ()I", "INVOKESTATIC Probe.value (I)I", "IRETURN")
        .with("inner", "()I", lines.toArray(String[]::new))
        .refused("inner(): what is made of it would have ")
        .assertTransparent();
  }

  @ParameterizedTest
  @ValueSource(ints = {46, 48, 49, 50, 51, 52, 55, 61})
  void every_class_file_version_is_suspended(int version) throws Exception {
    countingLoop(version).assertTransparent();
  }

  @Test
  void methods_that_differ_only_in_their_result_have_frames_of_their_own() throws Exception {
    String point = "INVOKESTATIC Probe.suspend ()V";
    BytecodeCase.of(
            "()J",
            "INVOKESTATIC Self.same ()J",
            "INVOKESTATIC Self.same ()I",
            "I2L",
            "LADD",
            "INVOKESTATIC Self.same ()D",
            "D2L",
            "LADD",
            "LRETURN")
        .with("same", "()J", "LDC 1L", point, "LRETURN")
        .with("same", "()I", "LDC 20", point, "IRETURN")
        .with("same", "()D", "LDC 300.5D", point, "DRETURN")
        .assertTransparent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"with-dash", "mit Leerzeichen", "a|b", "größe", "$", "0", "save0", "resume"})
  void names_that_java_does_not_know_are_kept(String name) throws Exception {
    String inner = "INVOKESTATIC Self." + name.replace(' ', '\u00a0') + " (I)I";
    BytecodeCase.of("()I", "ICONST_3", "LDC 4", inner, "IADD", "IRETURN")
        .with(
            name.replace(' ', '\u00a0'),
            "(I)I",
            "ILOAD 0",
            "INVOKESTATIC Probe.value (I)I",
            "ILOAD 0",
            "IMUL",
            "IRETURN")
        .assertTransparent();
  }

  private static BytecodeCase countingLoop(int version) {
    return BytecodeCase.ofVersion(
        version,
        "()I",
        "ICONST_0",
        "ISTORE 0",
        "again:",
        "ILOAD 0",
        "INVOKESTATIC Probe.value (I)I",
        "POP",
        "IINC 0 1",
        "ILOAD 0",
        "ICONST_3",
        "IF_ICMPLT again",
        "ILOAD 0",
        "IRETURN");
  }

  private static BytecodeCase callWithParameters(int count, String point) {
    String ints = "I".repeat(count);
    List<String> lines = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> lines.add("LDC " + i));
    lines.addAll(List.of("INVOKESTATIC Self.inner (" + ints + ")I"));
    lines.addAll(List.of("INVOKESTATIC Probe.value (I)I", "IRETURN"));
    int last = count - 1;
    return BytecodeCase.of("()I", lines.toArray(String[]::new))
        .with(
            "inner",
            "(" + ints + ")I",
            "ILOAD " + last,
            point,
            "ILOAD 0",
            "IADD",
            "IINC " + last + " 1",
            "ILOAD " + last,
            point,
            "IADD",
            "IRETURN");
  }

  private static BytecodeCase useSlot(int slot, String point) {
    return BytecodeCase.of("()I", usingSlot(slot, point));
  }

  private static String[] usingSlot(int slot, String point) {
    return new String[] {
      "LDC 7",
      "ISTORE " + slot,
      "ICONST_1",
      point,
      "IINC " + slot + " 5",
      point,
      "ILOAD " + slot,
      "IADD",
      "IRETURN"
    };
  }

  private static String[] points(int count) {
    List<String> lines = new ArrayList<>(List.of("ICONST_0", "ISTORE 0", "LDC 3L", "LSTORE 1"));
    for (int i = 0; i < count; i++) {
      lines.addAll(List.of("ILOAD 0", "INVOKESTATIC Probe.value (I)I", "LLOAD 1", "L2I", "IADD"));
      lines.add("ISTORE 0");
    }
    lines.addAll(List.of("ILOAD 0", "IRETURN"));
    return lines.toArray(String[]::new);
  }
}
