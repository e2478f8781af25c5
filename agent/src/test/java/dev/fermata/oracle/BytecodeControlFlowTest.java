package dev.fermata.oracle;

import org.junit.jupiter.api.Test;

/** Jumps and exception tables that javac does not write. */
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
  void range_that_begins_and_ends_at_a_call_raises_inside_it() throws Exception {
    BytecodeCase.of(
            "()I",
            "TRY from to handler IllegalStateException",
            "LDC \"x\"",
            "from:",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "to:",
            "ICONST_1",
            "IRETURN",
            "handler:",
            "POP",
            "LDC 5",
            "INVOKESTATIC Probe.value (I)I",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void call_right_after_a_range_raises_outside_it() throws Exception {
    BytecodeCase.of(
            "()I",
            "TRY from to handler IllegalStateException",
            "from:",
            "INVOKESTATIC Probe.suspend ()V",
            "LDC \"outside\"",
            "to:",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "ICONST_1",
            "IRETURN",
            "handler:",
            "POP",
            "ICONST_2",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void handler_inside_its_own_range_is_suspended() throws Exception {
    BytecodeCase.of(
            "()I",
            "TRY from to handler IllegalStateException",
            "ICONST_0",
            "ISTORE 0",
            "from:",
            "ILOAD 0",
            "INVOKESTATIC Probe.value (I)I",
            "ICONST_2",
            "IF_ICMPGE end",
            "LDC \"again\"",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "GOTO end",
            "handler:",
            "POP",
            "IINC 0 1",
            "INVOKESTATIC Probe.suspend ()V",
            "GOTO from",
            "to:",
            "end:",
            "ILOAD 0",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void handler_that_is_also_reached_by_a_jump_is_suspended() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/Object;",
            "TRY from to handler Throwable",
            "ACONST_NULL",
            "ASTORE 0",
            "ICONST_0",
            "INVOKESTATIC Probe.value (I)I",
            "IFEQ from",
            "ACONST_NULL",
            "GOTO handler",
            "from:",
            "LDC \"thrown\"",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "ACONST_NULL",
            "to:",
            "handler:",
            "INVOKESTATIC Probe.suspend ()V",
            "ASTORE 0",
            "INVOKESTATIC Probe.suspend ()V",
            "ALOAD 0",
            "INVOKEVIRTUAL Object.toString ()Ljava/lang/String;",
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void overlapping_ranges_keep_their_order() throws Exception {
    BytecodeCase.of(
            "()I",
            "TRY a c first IllegalArgumentException",
            "TRY b d second IllegalStateException",
            "TRY a d third any",
            "a:",
            "INVOKESTATIC Probe.suspend ()V",
            "b:",
            "LDC \"b\"",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "c:",
            "INVOKESTATIC Probe.suspend ()V",
            "d:",
            "ICONST_0",
            "IRETURN",
            "first:",
            "POP",
            "ICONST_1",
            "IRETURN",
            "second:",
            "POP",
            "ICONST_2",
            "INVOKESTATIC Probe.value (I)I",
            "IRETURN",
            "third:",
            "POP",
            "ICONST_3",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void first_of_two_rows_of_one_range_wins() throws Exception {
    BytecodeCase.of(
            "()I",
            "TRY from to first RuntimeException",
            "TRY from to second IllegalStateException",
            "from:",
            "LDC \"x\"",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "to:",
            "ICONST_0",
            "IRETURN",
            "first:",
            "POP",
            "ICONST_1",
            "IRETURN",
            "second:",
            "POP",
            "ICONST_2",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void handler_before_its_range_is_suspended() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "TRY from to handler IllegalStateException",
            "LDC \"a\"",
            "ASTORE 0",
            "GOTO from",
            "handler:",
            "INVOKEVIRTUAL Throwable.getMessage ()Ljava/lang/String;",
            "INVOKESTATIC Probe.value (Ljava/lang/String;)Ljava/lang/String;",
            "ALOAD 0",
            "INVOKEVIRTUAL String.concat (Ljava/lang/String;)Ljava/lang/String;",
            "ARETURN",
            "from:",
            "LDC \"b\"",
            "INVOKESTATIC Probe.value (Ljava/lang/String;)Ljava/lang/String;",
            "ASTORE 0",
            "LDC \"c\"",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "ALOAD 0",
            "ARETURN",
            "to:")
        .assertTransparent();
  }

  @Test
  void local_with_different_types_on_the_ways_to_a_handler_is_dead_there() throws Exception {
    BytecodeCase.of(
            "()I",
            "TRY from to handler IllegalStateException",
            "from:",
            "ICONST_1",
            "ISTORE 0",
            "INVOKESTATIC Probe.suspend ()V",
            "ILOAD 0",
            "POP",
            "LDC \"text\"",
            "ASTORE 0",
            "INVOKESTATIC Probe.suspend ()V",
            "ALOAD 0",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "LDC 2.0D",
            "DSTORE 0",
            "INVOKESTATIC Probe.suspend ()V",
            "ICONST_0",
            "IRETURN",
            "to:",
            "handler:",
            "POP",
            "ICONST_5",
            "INVOKESTATIC Probe.value (I)I",
            "IRETURN")
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
