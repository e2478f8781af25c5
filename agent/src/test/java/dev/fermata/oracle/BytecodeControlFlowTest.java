package dev.fermata.oracle;

import org.junit.jupiter.api.Test;

/** Jumps, dead code and line numbers that javac does not write. */
class BytecodeControlFlowTest {
  @Test
  void irreducible_loop_is_suspended() throws Exception {
    BytecodeCase.of(
            "()I",
            "ICONST_0",
            "ISTORE 0",
            "ICONST_1",
            "INVOKESTATIC Probe.value (I)I",
            "IFNE middle",
            "head:",
            "IINC 0 1",
            "INVOKESTATIC Probe.suspend ()V",
            "middle:",
            "IINC 0 10",
            "ILOAD 0",
            "INVOKESTATIC Probe.value (I)I",
            "LDC 30",
            "IF_ICMPLT head",
            "ILOAD 0",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void loop_that_carries_an_operand_is_suspended() throws Exception {
    BytecodeCase.of(
            "()I",
            "ICONST_0",
            "ISTORE 0",
            "LDC 100",
            "again:",
            "ILOAD 0",
            "INVOKESTATIC Probe.value (I)I",
            "ISUB",
            "IINC 0 1",
            "ILOAD 0",
            "ICONST_3",
            "IF_ICMPLT again",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void backward_switch_is_suspended() throws Exception {
    BytecodeCase.of(
            "()I",
            "ICONST_0",
            "ISTORE 0",
            "GOTO choose",
            "one:",
            "INVOKESTATIC Probe.suspend ()V",
            "IINC 0 1",
            "GOTO choose",
            "two:",
            "IINC 0 2",
            "choose:",
            "ILOAD 0",
            "INVOKESTATIC Probe.value (I)I",
            "TABLESWITCH 0 one two one default end",
            "end:",
            "ILOAD 0",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void lookup_switch_with_operands_below_is_suspended() throws Exception {
    BytecodeCase.of(
            "()J",
            "LDC 5L",
            "LDC 900",
            "INVOKESTATIC Probe.value (I)I",
            "LOOKUPSWITCH -7:seven 900:nine default:end",
            "seven:",
            "LDC 1L",
            "LADD",
            "nine:",
            "LDC 3L",
            "INVOKESTATIC Probe.value (J)J",
            "LMUL",
            "end:",
            "LRETURN")
        .assertTransparent();
  }

  @Test
  void unreachable_code_is_left_alone() throws Exception {
    BytecodeCase.of(
            "()I",
            "ICONST_1",
            "INVOKESTATIC Probe.value (I)I",
            "IRETURN",
            "dead:",
            "ICONST_2",
            "INVOKESTATIC Probe.value (I)I",
            "POP",
            "GOTO dead")
        .assertTransparent();
  }

  @Test
  void line_numbers_between_everything_do_not_disturb() throws Exception {
    BytecodeCase.of(
            "()I",
            "LINE 1",
            "ICONST_1",
            "LINE 2",
            "ICONST_2",
            "LINE 3",
            "INVOKESTATIC Probe.value (I)I",
            "LINE 4",
            "IADD",
            "LINE 5",
            "IRETURN")
        .assertTransparent();
  }
}
