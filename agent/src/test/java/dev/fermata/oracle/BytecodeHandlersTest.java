package dev.fermata.oracle;

import org.junit.jupiter.api.Test;

/** Exception tables that javac does not write. */
class BytecodeHandlersTest {
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
}
