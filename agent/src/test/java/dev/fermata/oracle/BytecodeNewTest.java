package dev.fermata.oracle;

import org.junit.jupiter.api.Test;

/** Uninitialised objects in every place where a verifier lets them be. */
class BytecodeNewTest {
  private static final String STRING_INIT = "INVOKESPECIAL String.<init> (Ljava/lang/String;)V";
  private static final String STRING_POINT =
      "INVOKESTATIC Probe.value (Ljava/lang/String;)Ljava/lang/String;";

  @Test
  void argument_of_a_constructor_is_a_point() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "DUP",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void new_object_lies_under_other_values() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "LDC \"z\"",
            "LDC 5L",
            "NEW String",
            "DUP",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            "ASTORE 0",
            "INVOKESTATIC Probe.value (J)J",
            "POP2",
            "ALOAD 0",
            "INVOKEVIRTUAL String.concat (Ljava/lang/String;)Ljava/lang/String;",
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void new_object_without_dup_is_discarded() throws Exception {
    BytecodeCase.of(
            "()I",
            "NEW String",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            "ICONST_1",
            "INVOKESTATIC Probe.value (I)I",
            "IRETURN")
        .assertTransparent();
  }

  @Test
  void new_object_waits_in_a_local() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "ASTORE 0",
            "LDC \"a\"",
            STRING_POINT,
            "ASTORE 1",
            "ALOAD 0",
            "ALOAD 1",
            STRING_INIT,
            "INVOKESTATIC Probe.suspend ()V",
            "ALOAD 0",
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void new_object_waits_in_a_local_and_on_the_stack() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "DUP",
            "DUP",
            "ASTORE 0",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            "ALOAD 0",
            "INVOKEVIRTUAL String.concat (Ljava/lang/String;)Ljava/lang/String;",
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void dup_x1_puts_the_new_object_under_its_argument() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "LDC \"a\"",
            "NEW String",
            "DUP_X1",
            "SWAP",
            STRING_POINT,
            STRING_INIT,
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void dup_x2_and_dup2_copies_are_all_initialised() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "DUP",
            "DUP2",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            "POP",
            "INVOKESTATIC Probe.suspend ()V",
            "INVOKEVIRTUAL String.concat (Ljava/lang/String;)Ljava/lang/String;",
            "ARETURN")
        .assertTransparent();
  }

  @Test
  void two_new_objects_are_interleaved() throws Exception {
    BytecodeCase.of(
            "()Ljava/lang/String;",
            "NEW String",
            "ASTORE 0",
            "NEW String",
            "ASTORE 1",
            "ALOAD 0",
            "LDC \"a\"",
            STRING_POINT,
            STRING_INIT,
            "ALOAD 1",
            "LDC \"b\"",
            STRING_POINT,
            STRING_INIT,
            "ALOAD 0",
            "ALOAD 1",
            "INVOKEVIRTUAL String.concat (Ljava/lang/String;)Ljava/lang/String;",
            "ARETURN")
        .assertTransparent();
  }
}
