package dev.fermata.oracle;

import org.junit.jupiter.api.Test;

/** Subroutines, by which compilers wrote {@code finally} until class files of version 50. */
class BytecodeSubroutineTest {
  @Test
  void subroutine_is_suspended() throws Exception {
    BytecodeCase.ofVersion(
            48,
            "()I",
            "ICONST_0",
            "ISTORE 0",
            "JSR subroutine",
            "INVOKESTATIC Probe.suspend ()V",
            "JSR subroutine",
            "ILOAD 0",
            "IRETURN",
            "subroutine:",
            "ASTORE 1",
            "IINC 0 5",
            "INVOKESTATIC Probe.suspend ()V",
            "RET 1")
        .assertTransparent();
  }

  @Test
  void subroutine_in_a_subroutine_is_suspended() throws Exception {
    BytecodeCase.ofVersion(
            48,
            "()I",
            "ICONST_1",
            "ISTORE 0",
            "LDC 7L",
            "LSTORE 3",
            "JSR outer",
            "ILOAD 0",
            "LLOAD 3",
            "L2I",
            "IADD",
            "IRETURN",
            "outer:",
            "ASTORE 1",
            "JSR inner",
            "INVOKESTATIC Probe.suspend ()V",
            "RET 1",
            "inner:",
            "ASTORE 2",
            "ILOAD 0",
            "INVOKESTATIC Probe.value (I)I",
            "ICONST_2",
            "IMUL",
            "ISTORE 0",
            "RET 2")
        .assertTransparent();
  }

  /** As javac 1.3 wrote {@code try { … } finally { … }}. */
  @Test
  void finally_block_as_a_subroutine_is_suspended() throws Exception {
    catching()
        .with(
            "tried",
            "(I)I",
            "TRY begin end handler any",
            "begin:",
            "ILOAD 0",
            "INVOKESTATIC Probe.value (I)I",
            "ISTORE 1",
            "LDC 12",
            "ILOAD 1",
            "IDIV",
            "INVOKESTATIC Probe.value (I)I",
            "ISTORE 1",
            "JSR finally",
            "end:",
            "ILOAD 1",
            "IRETURN",
            "handler:",
            "ASTORE 3",
            "JSR finally",
            "ALOAD 3",
            "ATHROW",
            "finally:",
            "ASTORE 2",
            "LDC \"finally\"",
            "INVOKESTATIC Probe.point (Ljava/lang/String;)V",
            "RET 2")
        .assertTransparent();
  }

  /** Calls {@code tried} twice; the second call throws. */
  private static BytecodeCase catching() {
    return BytecodeCase.ofVersion(
        46,
        "()I",
        "TRY outside end caught any",
        "outside:",
        "ICONST_3",
        "INVOKESTATIC Self.tried (I)I",
        "ICONST_0",
        "INVOKESTATIC Self.tried (I)I",
        "IADD",
        "end:",
        "IRETURN",
        "caught:",
        "POP",
        "ICONST_4",
        "IRETURN");
  }
}
