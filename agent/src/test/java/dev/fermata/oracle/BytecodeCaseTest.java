package dev.fermata.oracle;

import org.junit.jupiter.api.Test;

/** Shapes of code on the operand stack that javac does not write. */
class BytecodeCaseTest {
  @Test
  void wide_values_under_a_call_survive_suspension() throws Exception {
    BytecodeCase.of(
            "()D",
            "LDC 1L",
            "LDC 2.5D",
            "LDC 3L",
            "INVOKESTATIC Probe.suspend ()V",
            "L2D",
            "DADD",
            "DUP2_X2",
            "POP2",
            "L2D",
            "DADD",
            "DRETURN")
        .assertTransparent();
  }

  @Test
  void swapped_operands_survive_suspension() throws Exception {
    BytecodeCase.of(
            "()I",
            "ICONST_5",
            "LDC 7",
            "SWAP",
            "INVOKESTATIC Probe.value (I)I",
            "ISUB",
            "DUP",
            "DUP_X1",
            "INVOKESTATIC Probe.value (I)I",
            "DUP_X2",
            "IADD",
            "IMUL",
            "IADD",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void null_under_a_call_keeps_its_type() throws Exception {
    BytecodeCase.of(
            "()I",
            "ACONST_NULL",
            "INVOKESTATIC Probe.suspend ()V",
            "CHECKCAST [I",
            "ASTORE 0",
            "ACONST_NULL",
            "ASTORE 1",
            "INVOKESTATIC Probe.suspend ()V",
            "ALOAD 1",
            "IFNONNULL wrong",
            "ALOAD 0",
            "ASTORE 1",
            "INVOKESTATIC Probe.suspend ()V",
            "ALOAD 1",
            "IFNONNULL wrong",
            "ICONST_1",
            "IRETURN",
            "wrong:",
            "ICONST_0",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void null_array_can_be_indexed_after_resumption() throws Exception {
    BytecodeCase.of(
            "()I",
            "TRY from to handler NullPointerException",
            "ACONST_NULL",
            "ASTORE 0",
            "from:",
            "INVOKESTATIC Probe.suspend ()V",
            "ALOAD 0",
            "ICONST_0",
            "IALOAD",
            "IRETURN",
            "to:",
            "handler:",
            "POP",
            "LDC 77",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void merge_of_null_and_array_keeps_its_type() throws Exception {
    BytecodeCase.of(
            "()I",
            "ACONST_NULL",
            "ASTORE 0",
            "ICONST_1",
            "INVOKESTATIC Probe.value (I)I",
            "IFEQ join",
            "ICONST_3",
            "NEWARRAY T_LONG",
            "ASTORE 0",
            "join:",
            "INVOKESTATIC Probe.suspend ()V",
            "ALOAD 0",
            "ARRAYLENGTH",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void merge_of_different_arrays_keeps_its_type() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/Object;",
            "ICONST_1",
            "INVOKESTATIC Probe.value (I)I",
            "IFEQ other",
            "ICONST_1",
            "ANEWARRAY String",
            "GOTO join",
            "other:",
            "ICONST_2",
            "ANEWARRAY Integer",
            "join:",
            "INVOKESTATIC Probe.suspend ()V",
            "DUP",
            "ARRAYLENGTH",
            "INVOKESTATIC Probe.value (I)I",
            "POP",
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void values_under_a_branch_survive_suspension_on_one_arm() throws Exception {
    BytecodeCase.of(
            "()J",
            "LDC 5L",
            "ICONST_0",
            "INVOKESTATIC Probe.value (I)I",
            "IFEQ other",
            "LDC 1L",
            "GOTO join",
            "other:",
            "LDC 2L",
            "INVOKESTATIC Probe.value (J)J",
            "join:",
            "LSUB",
            "LRETURN")
        .assertTransparent();
  }

  @Test
  void small_types_on_the_stack_stay_ints() throws Exception {
    BytecodeCase.of(
            "()I",
            "LDC 300",
            "I2B",
            "INVOKESTATIC Probe.value (B)B",
            "LDC 70000",
            "I2S",
            "INVOKESTATIC Probe.value (S)S",
            "IADD",
            "LDC 70000",
            "I2C",
            "INVOKESTATIC Probe.value (C)C",
            "IADD",
            "ICONST_1",
            "INVOKESTATIC Probe.value (Z)Z",
            "IADD",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void discarded_wide_result_is_taken_after_resumption() throws Exception {
    BytecodeCase.of(
            "()I",
            "ICONST_4",
            "LDC 6L",
            "INVOKESTATIC Probe.value (J)J",
            "POP2",
            "LDC 1.5D",
            "INVOKESTATIC Probe.value (D)D",
            "POP2",
            "LDC \"x\"",
            "INVOKESTATIC Probe.value (Ljava/lang/String;)Ljava/lang/String;",
            "POP",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void tail_call_of_a_point_delivers_its_result() throws Exception {
    BytecodeCase.of("()J", "INVOKESTATIC Self.inner ()J", "LRETURN")
        .with("inner", "()J", "LDC 8L", "INVOKESTATIC Probe.value (J)J", "LRETURN")
        .assertTransparent();
  }

  @Test
  void operands_that_nobody_pops_are_dropped_at_return() throws Exception {
    BytecodeCase.of(
            "()I", "LDC 9L", "LDC \"left\"", "ICONST_2", "INVOKESTATIC Probe.value (I)I", "IRETURN")
        .assertTransparent();
  }
}
