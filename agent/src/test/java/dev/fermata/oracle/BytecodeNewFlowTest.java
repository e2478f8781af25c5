package dev.fermata.oracle;

import org.junit.jupiter.api.Test;

/** Uninitialised objects across branches, loops, handlers and failures. */
class BytecodeNewFlowTest {
  private static final String STRING_INIT = "INVOKESPECIAL String.<init> (Ljava/lang/String;)V";
  private static final String STRING_POINT =
      "INVOKESTATIC Probe.value (Ljava/lang/String;)Ljava/lang/String;";

  @Test
  void new_object_is_initialised_on_two_branches() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "DUP",
            "ICONST_1",
            "INVOKESTATIC Probe.value (I)I",
            "IFEQ other",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            "ARETURN",
            "other:",
            "LDC \"b\"",
            STRING_INIT,
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void argument_is_chosen_by_a_branch() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "DUP",
            "ICONST_0",
            "INVOKESTATIC Probe.value (I)I",
            "IFEQ other",
            "LDC \"a\"",
            STRING_POINT,
            "GOTO join",
            "other:",
            "LDC \"b\"",
            "join:",
            STRING_INIT,
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void new_object_is_never_initialised() throws Exception {
    BytecodeCase.of(
            "()I",
            "NEW String",
            "DUP",
            "INVOKESTATIC Probe.suspend ()V",
            "POP2",
            "NEW String",
            "ASTORE 0",
            "INVOKESTATIC Probe.suspend ()V",
            "ICONST_3",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void exception_between_new_and_constructor_drops_the_object() throws Exception {
    BytecodeCase.of(
            "()I",
            "TRY from to handler IllegalStateException",
            "from:",
            "NEW String",
            "DUP",
            "LDC \"x\"",
            "INVOKESTATIC Probe.fail (Ljava/lang/String;)V",
            "LDC \"a\"",
            STRING_INIT,
            "POP",
            "ICONST_0",
            "IRETURN",
            "to:",
            "handler:",
            "POP",
            "ICONST_4",
            "INVOKESTATIC Probe.value (I)I",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void new_in_a_loop_with_the_argument_in_the_loop() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "LDC \"\"",
            "ASTORE 0",
            "ICONST_0",
            "ISTORE 1",
            "again:",
            "NEW String",
            "DUP",
            "ALOAD 0",
            STRING_POINT,
            STRING_INIT,
            "LDC \"+\"",
            "INVOKEVIRTUAL String.concat (Ljava/lang/String;)Ljava/lang/String;",
            "ASTORE 0",
            "IINC 1 1",
            "ILOAD 1",
            "ICONST_3",
            "IF_ICMPLT again",
            "ALOAD 0",
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void nested_new_with_points_at_both_levels() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "DUP",
            "NEW String",
            "DUP",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            STRING_POINT,
            STRING_INIT,
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void loop_inside_the_argument() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "DUP",
            "ICONST_0",
            "ISTORE 0",
            "again:",
            "IINC 0 1",
            "ILOAD 0",
            "INVOKESTATIC Probe.value (I)I",
            "ICONST_3",
            "IF_ICMPLT again",
            "ILOAD 0",
            "INVOKESTATIC String.valueOf (I)Ljava/lang/String;",
            STRING_INIT,
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void class_that_does_not_exist_fails_before_the_arguments() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "TRY from to handler NoClassDefFoundError",
            "INVOKESTATIC Probe.suspend ()V",
            "from:",
            "NEW dev/fermata/assembled/Absent",
            "DUP",
            "LDC \"a\"",
            STRING_POINT,
            "INVOKESPECIAL dev/fermata/assembled/Absent.<init> (Ljava/lang/String;)V",
            "INVOKEVIRTUAL Object.toString ()Ljava/lang/String;",
            "ARETURN",
            "to:",
            "handler:",
            "INVOKEVIRTUAL Throwable.getMessage ()Ljava/lang/String;",
            STRING_POINT,
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void abstract_class_fails_before_the_arguments() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "TRY from to handler InstantiationError",
            "from:",
            "NEW Number",
            "DUP",
            "INVOKESTATIC Probe.suspend ()V",
            "INVOKESPECIAL Number.<init> ()V",
            "INVOKEVIRTUAL Object.toString ()Ljava/lang/String;",
            "ARETURN",
            "to:",
            "handler:",
            "INVOKEVIRTUAL Throwable.getMessage ()Ljava/lang/String;",
            STRING_POINT,
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void value_of_a_class_that_does_not_exist_is_kept() throws Exception {
    BytecodeCase.of(
            "()I",
            "ACONST_NULL",
            "CHECKCAST dev/fermata/assembled/Absent",
            "ASTORE 0",
            "ACONST_NULL",
            "CHECKCAST [[Ldev/fermata/assembled/Absent;",
            "INVOKESTATIC Probe.suspend ()V",
            "ALOAD 0",
            "INVOKESTATIC Probe.suspend ()V",
            "IFNULL absent",
            "POP",
            "ICONST_0",
            "IRETURN",
            "absent:",
            "IFNULL both",
            "ICONST_1",
            "IRETURN",
            "both:",
            "ICONST_2",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void new_object_of_the_same_instruction_lies_in_two_iterations() throws Exception {
    BytecodeCase.of(
            "()I",
            "ICONST_0",
            "ISTORE 0",
            "again:",
            "NEW String",
            "ASTORE 1",
            "INVOKESTATIC Probe.suspend ()V",
            "ILOAD 0",
            "IFEQ skip",
            "ALOAD 1",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            "ALOAD 1",
            "INVOKEVIRTUAL String.length ()I",
            "IRETURN",
            "skip:",
            "IINC 0 1",
            "GOTO again")
        .assertTransparent();
  }

  @Test
  void constructor_with_wide_arguments_between_other_new_objects() throws Exception {
    BytecodeCase.of(
            "()I",
            "NEW StringBuilder",
            "LDC 9L",
            "NEW StringBuilder",
            "DUP_X2",
            "LDC 4",
            "INVOKESTATIC Probe.value (I)I",
            "INVOKESPECIAL StringBuilder.<init> (I)V",
            "INVOKESTATIC Probe.value (J)J",
            "POP2",
            "LDC \"abc\"",
            "INVOKEVIRTUAL StringBuilder.append (Ljava/lang/String;)Ljava/lang/StringBuilder;",
            "INVOKESTATIC Probe.value (Ljava/lang/Object;)Ljava/lang/Object;",
            "CHECKCAST StringBuilder",
            "INVOKEVIRTUAL StringBuilder.length ()I",
            "SWAP",
            "POP",
            "IRETURN")
        .assertTransparent();
  }
}
